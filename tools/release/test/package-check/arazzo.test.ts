import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { machineEnvironment } from '@acs-contracts/commands/machine-environment';
import { startEmulator } from '@acs-contracts/phone-numbers-emulator';
import { describe, expect, inject, it } from 'vitest';
import { parse } from 'yaml';

const require = createRequire(import.meta.url);
const manifest: { readonly version: string } = require('@redocly/cli/package.json');
const program = path.join(path.dirname(require.resolve('@redocly/cli/package.json')), 'bin/cli.js');
const folder = path.join(inject('consumer'), 'node_modules/@acs-contracts/spec/arazzo');
const env = { ...machineEnvironment(), REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' };

/** What this reads of a description. */
interface Description {
  readonly arazzo: string;
  readonly sourceDescriptions: readonly { readonly url: string }[];
  readonly workflows: readonly { readonly steps: readonly { readonly operationId: string }[] }[];
}

interface Run {
  readonly code: number;
  readonly output: string;
}

function run(command: string, args: readonly string[], cwd: string): Promise<Run> {
  return new Promise((resolve) => {
    execFile(command, args, { cwd, env }, (error, stdout, stderr) => {
      resolve({ code: error === null ? 0 : Number(error.code), output: stdout + stderr });
    });
  });
}

const respect = (file: string, url: string) =>
  run(
    process.execPath,
    [program, 'respect', file, '--server', `phoneNumbers=${url}`, '--input', 'token=a.b.c'],
    folder,
  );

describe.each(['2021-03-07', '2025-06-01'])('the Arazzo description of %s', (version) => {
  const file = `${version}.arazzo.yaml`;

  it('is valid by the strict rules of Redocly', async () => {
    const { code, output } = await run(process.execPath, [program, 'lint', file], folder);
    expect([code, output]).toEqual([0, expect.stringContaining('Your API description is valid')]);
  });

  it('names operations of the document of that api-version', async () => {
    const description: Description = parse(await readFile(path.join(folder, file), 'utf8'));
    const [source, ...others] = description.sourceDescriptions;
    const document = await readFile(path.join(folder, source?.url ?? ''), 'utf8');
    expect([description.arazzo, others]).toEqual(['1.0.1', []]);
    expect(parse(document).info.version).toBe(version);
    const ids = description.workflows.flatMap(({ steps }) => steps.map(({ operationId }) => operationId));
    expect(ids).toHaveLength(10);
    for (const id of ids) {
      expect(document).toContain(`operationId: ${id.replace('$sourceDescriptions.phoneNumbers.', '')}\n`);
    }
  });

  it.concurrent('buys a phone number from an emulator and releases it', async ({ expect }) => {
    await using emulator = await startEmulator();
    const owned = emulator.inventory().owned;
    const { code, output } = await respect(file, emulator.url);
    expect([code, output]).toEqual([0, expect.stringContaining('Steps: 10 passed, 10 total')]);
    expect(output).toContain('Retrying step wait-for-purchase (4/300)');
    expect(emulator.ledger.purchases).toHaveLength(1);
    expect(emulator.inventory().owned).toEqual(owned);
  });
});

it.concurrent('a workflow ends with the search that fails, and buys nothing', async ({ expect }) => {
  await using emulator = await startEmulator({
    mutate: (answer, { route }) => {
      if (route !== 'getOperation') return answer;
      const body = new TextDecoder().decode(answer.body).replace(/"status":"\w+"/, '"status":"failed"');
      return { ...answer, body: new TextEncoder().encode(body) };
    },
  });
  const { code, output } = await respect('2021-03-07.arazzo.yaml', emulator.url);
  expect([code, emulator.ledger.purchases]).toEqual([1, []]);
  expect(output).not.toContain('Retrying');
});

it.concurrent('a workflow fails with an answer that breaks the contract', async ({ expect }) => {
  await using emulator = await startEmulator({
    mutate: (answer, { route }) =>
      route === 'getSearchResult'
        ? { ...answer, body: new TextEncoder().encode('{"phoneNumbers":7}') }
        : answer,
  });
  const { code, output } = await respect('2021-03-07.arazzo.yaml', emulator.url);
  expect([code, emulator.ledger.purchases]).toEqual([1, []]);
  expect(output).toContain('✗ schema check');
});

it('the descriptions differ in their api-version only', async () => {
  const [first = '', second] = await Promise.all(
    ['2021-03-07', '2025-06-01'].map((version) =>
      readFile(path.join(folder, `${version}.arazzo.yaml`), 'utf8'),
    ),
  );
  const moved = first.replaceAll('2021-03-07', '2025-06-01').replace('/generated/', '/generated/2025-06-01/');
  expect(second).toBe(moved);
});

it('the commands of the README buy a phone number, in an empty folder', async () => {
  const readme = await readFile(new URL('../../../../spec/README.md', import.meta.url), 'utf8');
  const [, section = ''] = readme.split('## Run a purchase without code\n');
  const [start = '', purchase = ''] = [...section.matchAll(/^```sh\n(.*?)^```$/gms)].map(
    ([, block]) => block,
  );
  expect(purchase).toContain(`@redocly/cli@${manifest.version} `);
  const packed = path.dirname(inject('consumer'));
  const needed = /-(spec|communication-error-types|phone-numbers-types|phone-numbers-emulator)-\d.*\.tgz$/;
  const tarballs = (await readdir(packed))
    .filter((name) => needed.test(name))
    .map((name) => path.join(packed, name));
  const empty = await mkdtemp(path.join(tmpdir(), 'acs-contracts-arazzo-'));
  const script = start
    .replace(
      '@acs-contracts/spec @acs-contracts/phone-numbers-emulator',
      `--prefer-offline ${tarballs.join(' ')}`,
    )
    .replace(
      'npx phone-numbers-emulator --port 4010',
      'exec node_modules/.bin/phone-numbers-emulator --port 0 --quiet',
    );
  const emulator = spawn('bash', ['-ec', script], {
    cwd: empty,
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const exited = once(emulator, 'exit');
  try {
    const url = await urlIn(emulator.stdout);
    const { code, output } = await run(
      'bash',
      ['-ec', purchase.replace('http://127.0.0.1:4010', url)],
      empty,
    );
    expect([code, output]).toEqual([0, expect.stringContaining('Steps: 10 passed, 10 total')]);
  } finally {
    emulator.kill('SIGTERM');
    await exited;
    await rm(empty, { recursive: true, force: true });
  }
});

async function urlIn(stream: NodeJS.ReadableStream): Promise<string> {
  for await (const line of createInterface({ input: stream })) {
    if (/^http:\/\/127\.0\.0\.1:\d+$/.test(line)) {
      stream.resume();
      return line;
    }
  }
  throw new Error('expected the emulator to print its URL, but it ended');
}
