import { execFile } from 'node:child_process';
import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';
import { startMockServer } from '@acs-contracts/contract-tests';
import { expect, it } from 'vitest';

const program = fileURLToPath(new URL('../src/purchase.ts', import.meta.url));
const searchId = '378ddf60-81be-452a-ba4f-613198ea6c28';

/** Runs the program; gives its exit code and what it prints. */
function run(environment: Readonly<Record<string, string>>, ...args: readonly string[]) {
  const env = { PATH: process.env['PATH'], ...environment };
  return new Promise((resolve) => {
    execFile(process.execPath, ['--import', 'tsx', program, ...args], { env }, (error, stdout, stderr) => {
      resolve({ code: error?.code ?? 0, stdout, stderr });
    });
  });
}

it('prints the operation of a purchase that is accepted', async () => {
  await using mock = await startMockServer();
  expect(await run({ ACS_ENDPOINT: mock.url, ACS_TOKEN: 'a.b.c' }, searchId)).toEqual({
    code: 0,
    stdout: `accepted: purchase_${searchId}\n`,
    stderr: '',
  });
});

it('prints the whole error of a purchase that is refused', async () => {
  const error = {
    code: 'InternalError',
    message: 'The server encountered an internal error.',
    innererror: { code: 'BadRequest', message: 'No plan.', details: [{ code: 'A', message: 'a' }] },
  };
  const server = createServer((_request, response) => {
    response.writeHead(400, { 'Content-Type': 'application/json' }).end(JSON.stringify({ error }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  try {
    const address = server.address();
    if (address === null || typeof address === 'string') throw new Error('expected a port');
    const endpoint = `http://127.0.0.1:${address.port}`;
    expect(await run({ ACS_ENDPOINT: endpoint, ACS_TOKEN: 'a.b.c' }, searchId)).toEqual({
      code: 1,
      stdout: '',
      stderr: [
        'refused with 400',
        '  InternalError: The server encountered an internal error.',
        '    BadRequest: No plan.',
        '      A: a',
        '',
      ].join('\n'),
    });
  } finally {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
});

it('says what is missing', async () => {
  expect(await run({ ACS_ENDPOINT: 'http://127.0.0.1' }, searchId)).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('usage: '),
  });
});
