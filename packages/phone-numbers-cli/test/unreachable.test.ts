import { expect, it } from 'vitest';
import { commandForTest, consent, emulatorForTest, tollFree } from './command.js';
import { silentPort } from './front.js';
import { commandInside } from './inside.js';

const key = Buffer.from('a key').toString('base64');
const id = '11111111-2222-3333-4444-555555555555';

const commands: readonly (readonly string[])[] = [
  ['list'],
  ['show', '+14255550123'],
  ['cancel', id],
  ['watch', id],
  ['watch', `search_${id}`],
  ['purchase', id, ...consent],
  ['buy', ...tollFree, ...consent],
  ['search', ...tollFree],
  ['ensure', '--country', ...tollFree, ...consent],
  ['update', '+14255550123', '--sms', 'inbound'],
  ['release', '+14255550123', '--yes'],
];

it.for(commands)('"%s %s" against a port that refuses says why, and ends with the cause', async (args) => {
  const port = await silentPort();
  const place = { connectionString: `endpoint=http://127.0.0.1:${port}/;accesskey=${key}` };
  const piped = await (await commandInside(place))(...args, '--timeout', '2');
  expect([4, 5], piped.stderr).toContain(piped.code);
  expect(piped.stderr).toMatch(new RegExp(`error: [^]*ECONNREFUSED[^]*127\\.0\\.0\\.1:${port}`));
  if (args[0] === 'show') return;
  const notice = `127.0.0.1:${port} does not answer (ECONNREFUSED).`;
  expect(piped.stderr.split(notice), piped.stderr).toHaveLength(2);
  const terminal = await (await commandInside(place, { isTTY: true }))(...args, '--timeout', '2');
  expect(terminal.stderr).toMatch(/Trying again[^\n]*ECONNREFUSED/);
});

it('a service that is busy for a while is told once, and the command goes on', async () => {
  let answers = 0;
  const emulator = await emulatorForTest({
    mutate: (answer) => (answers++ < 3 ? { ...answer, status: 503, body: new Uint8Array() } : answer),
  });
  const command = await commandForTest(emulator);
  const run = await command('list');
  expect(run.code, run.stderr).toBe(0);
  expect(run.stderr.match(/answered with 503/g)).toHaveLength(1);
  answers = 0;
  expect(await command('list', '--quiet')).toMatchObject({ code: 0, stderr: '' });
});
