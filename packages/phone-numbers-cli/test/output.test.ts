import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { StartedEmulator } from '@acs-contracts/phone-numbers-emulator';
import { expect, it } from 'vitest';
import { commandForTest, commandIn, consent, emulatorForTest, tollFree } from './command.js';
import { documentOf } from './document.js';

/** Every file below a folder, as text. */
async function textOf(folder: string): Promise<string> {
  const files = await readdir(folder, { recursive: true, withFileTypes: true });
  const texts = files
    .filter((file) => file.isFile())
    .map((file) => readFile(join(file.parentPath, file.name), 'utf8'));
  return (await Promise.all(texts)).join('\n');
}

function secretOf({ connectionString }: StartedEmulator): string {
  return connectionString.replace(/.*accesskey=/, '');
}

it('every command prints one document with --json, which conforms to the schema, and shows no secret', async () => {
  const emulator = await emulatorForTest();
  const command = await commandForTest(emulator);
  let output = '';
  const good = async (...args: readonly string[]) => {
    const { document, run } = await documentOf(command, ...args);
    expect(run.code, run.stdout + run.stderr).toBe(0);
    output += run.stdout + run.stderr;
    return document;
  };
  const bad = async (code: number, ...args: readonly string[]) => {
    const { run } = await documentOf(command, ...args);
    expect(run.code, run.stdout + run.stderr).toBe(code);
    output += run.stdout + run.stderr;
  };
  // Before the clock of the emulator is moved.
  await good('doctor');
  await good('buy', ...tollFree, '--dry-run');
  await good('buy', ...tollFree, '--key', 'a', ...consent);
  await good('search', ...tollFree);
  const { stdout } = await command('search', ...tollFree, '--quiet');
  const searchId = stdout.trim();
  await good('purchase', searchId, ...consent);
  await good('watch', searchId);
  await good('watch', `search_${searchId}`);
  const inbound = ['--country', 'US', '--type', 'toll-free', '--calling', 'inbound'];
  await good('ensure', ...inbound, '--count', '3', '--dry-run');
  await good('ensure', ...inbound, '--count', '3', ...consent);
  await good('list');
  const number = (await command('list', '--limit', '2')).stdout.match(/\+1833\d+/)?.[0] ?? '';
  await good('show', number);
  await good('update', number, '--calling', 'inbound+outbound');
  await good('release', number, '--yes');
  await good('resume');
  await good('journal', 'list');
  await good('journal', 'show', searchId);
  await good('journal', 'export');
  await good('journal', 'prune');
  for (const shell of ['bash', 'zsh', 'fish']) await good('completion', shell);
  await bad(3, 'buy', ...tollFree);
  await bad(2, 'buy', ...tollFree, '--yes');
  await bad(2, 'buy', 'US', '--type', 'nonsense', '--calling', 'inbound');
  await bad(2, 'show', '4255550123');
  await bad(3, 'buy', ...tollFree, '--yes', '--max-price', '1', '--currency', 'USD');
  await bad(4, 'show', '+18335550199');
  await bad(4, 'watch', '00000000-0000-0000-0000-000000000000');
  await bad(4, 'cancel', searchId);
  await bad(6, 'search', ...tollFree, '--quantity', '900');
  expect(output).not.toContain(secretOf(emulator));
  expect(await textOf(command.folder)).not.toContain(secretOf(emulator));
}, 120_000);

it('a connection string on the command line works, with a warning that does not show it', async () => {
  const emulator = await emulatorForTest();
  const { folder } = await commandForTest(emulator);
  const env = { COMMUNICATION_SERVICES_CONNECTION_STRING: '' };
  const command = commandIn(emulator, folder, { env });
  expect(await command('list')).toMatchObject({ code: 2, stdout: '' });
  const run = await command('list', '--connection-string', emulator.connectionString);
  expect(run).toMatchObject({ code: 0, stderr: expect.stringContaining('list of processes') });
  expect(run.stdout + run.stderr).not.toContain(secretOf(emulator));
  const bad = await command(
    'list',
    '--connection-string',
    `endpoint=${emulator.url};accesskey=c2VjcmV0LXNlY3JldA`,
  );
  expect(bad.stdout + bad.stderr).not.toContain('c2VjcmV0LXNlY3JldA');
});

it('a connection string comes from the file of --dotenv', async () => {
  const emulator = await emulatorForTest();
  const { folder } = await commandForTest(emulator);
  const env = { COMMUNICATION_SERVICES_CONNECTION_STRING: '' };
  const file = join(folder, 'resource.env');
  await writeFile(file, `COMMUNICATION_SERVICES_CONNECTION_STRING="${emulator.connectionString}"\n`);
  const run = await commandIn(emulator, folder, { env })('doctor', '--dotenv', file);
  expect(run, run.stdout).toMatchObject({ code: 0, stdout: expect.stringContaining(file) });
});

it('an endpoint without a connection string for it asks for @azure/identity if that is not installed', async () => {
  const emulator = await emulatorForTest();
  const command = await commandForTest(emulator);
  const run = await command('list', '--endpoint', 'https://resource.communication.azure.com');
  expect(run).toMatchObject({ code: 2, stderr: expect.stringContaining('@azure/identity') });
});

it('Ctrl+C ends with 130, and says that the purchase was sent and how to go on', async () => {
  let interrupt = () => {};
  const emulator = await emulatorForTest({
    onAnswer({ route }) {
      if (route === 'purchase') interrupt();
    },
  });
  const { folder } = await commandForTest(emulator);
  const onStart = (_kill: () => void, signal: (name: NodeJS.Signals) => void) => {
    interrupt = () => signal('SIGINT');
  };
  const run = await commandIn(emulator, folder, { onStart })('buy', ...tollFree, '--key', 'a', ...consent);
  expect(run, run.stderr).toMatchObject({ code: 130, stderr: expect.stringContaining('resume') });
  expect(await commandIn(emulator, folder)('resume')).toMatchObject({ code: 0 });
  expect(emulator.ledger.purchases).toHaveLength(1);
});
