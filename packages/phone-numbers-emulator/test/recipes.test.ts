import { execFile, spawnSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { packagesNode } from '@acs-contracts/node-releases';
import { describe, expect, it } from 'vitest';
import { startEmulator } from '../src/index.js';

const folder = fileURLToPath(new URL('../recipes', import.meta.url));

/** Each recipe, what runs it, and the variable that names a certificate to trust. */
const recipes = [
  { file: 'purchase.sh', command: 'bash', needs: ['curl', 'openssl'], trust: 'CURL_CA_BUNDLE' },
  { file: 'purchase.py', command: 'python3', needs: [], trust: 'SSL_CERT_FILE' },
  { file: 'purchase.mjs', command: packagesNode, needs: [], trust: 'NODE_EXTRA_CA_CERTS' },
].map((recipe) => ({
  ...recipe,
  isThere: [recipe.command, ...recipe.needs].every((name) => !spawnSync(name, ['--version']).error),
}));

describe.each(recipes)('the recipe $file', ({ file, command, trust, isThere }) => {
  /** Runs it to its end; gives what it prints, and its exit code. */
  async function run(args: readonly string[], env: Record<string, string> = {}) {
    const running = promisify(execFile)(command, [path.join(folder, file), ...args], {
      env: { ...process.env, PAUSE: '0', ...env },
    });
    return running.then(
      ({ stdout }) => ({ code: 0, output: stdout }),
      ({ code, stdout, stderr }) => ({ code, output: stdout + stderr }),
    );
  }

  it.runIf(isThere)('signs its requests, buys once, and waits for the end', async () => {
    await using emulator = await startEmulator();
    const { searchId } = emulator.addSearch();
    const { code, output } = await run([emulator.connectionString, searchId]);
    expect(output).toMatch(/^(\w+\n){3,4}succeeded\n$/);
    expect([code, emulator.ledger.count(searchId)]).toEqual([0, 1]);
  });

  it.runIf(isThere)('trusts the certificate that it is told to, and no other', async () => {
    await using emulator = await startEmulator({ tls: 'selfSigned' });
    const { searchId } = emulator.addSearch();
    const directory = await mkdtemp(path.join(tmpdir(), 'acs-contracts-recipe-'));
    const certificate = path.join(directory, 'emulator.pem');
    await writeFile(certificate, emulator.certificate ?? '');
    const untold = await run([emulator.connectionString, searchId]);
    expect([untold.code, emulator.ledger.count(searchId)]).toEqual([expect.any(Number), 0]);
    expect(untold.code).not.toBe(0);
    const told = await run([emulator.connectionString, searchId], { [trust]: certificate });
    await rm(directory, { recursive: true });
    expect([told.code, emulator.ledger.count(searchId)]).toEqual([0, 1]);
  });

  it.runIf(isThere)('says what the service says to a purchase that is refused, and ends', async () => {
    await using emulator = await startEmulator();
    const { code, output } = await run([emulator.connectionString, emulator.fixtures.unknown]);
    expect(code).not.toBe(0);
    expect(output).toContain(`Input searchId ${emulator.fixtures.unknown} cannot be found.`);
  });

  it.runIf(isThere)('ends with another exit code when the operation fails', async () => {
    await using emulator = await startEmulator();
    const { code } = await run([emulator.connectionString, emulator.fixtures.fails]);
    expect([code, emulator.ledger.count(emulator.fixtures.fails)]).toEqual([1, 1]);
  });

  it.runIf(isThere)('is refused with a wrong key, which it does not print', async () => {
    await using emulator = await startEmulator();
    const wrong = emulator.connectionString.replace(emulator.accessKey, btoa('another secret'));
    const { code, output } = await run([wrong, emulator.fixtures.succeeds]);
    expect(code).not.toBe(0);
    expect(output).not.toContain(btoa('another secret'));
    expect(emulator.ledger.purchases).toEqual([]);
  });
});

it('has a recipe that runs wherever these tests do', () => {
  expect(recipes.filter(({ isThere }) => isThere).map(({ file }) => file)).toContain('purchase.mjs');
});
