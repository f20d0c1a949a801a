import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { changingBodies } from './bodies.js';
import { emulatorForTest } from './command.js';
import { newFolder } from './folder.js';
import { commandInside } from './inside.js';

describe('a secret', () => {
  it.for([
    ['the signature of the request', (_: string, signature: string) => signature],
    ['a part of the access key', (key: string) => key.slice(30, 55)],
    ['the access key in base64', (key: string) => Buffer.from(key).toString('base64')],
    ['the access key in hexadecimal', (key: string) => Buffer.from(key).toString('hex')],
  ] as const)('is not shown, although the list has it as data: %s', async ([, secretOf]) => {
    let secret = '';
    const emulator = await emulatorForTest({
      mutate: changingBodies((body, { route, request }) => {
        if (route !== 'listPhoneNumbers') return undefined;
        const [, authorization = ''] = request.headers.find(([name]) => /^authorization$/i.test(name)) ?? [];
        secret = secretOf(emulator.accessKey, authorization.replace(/.*Signature=/, ''));
        const text = JSON.stringify(body).replaceAll(
          /"(countryCode|phoneNumberType)":"\w+"/g,
          `"$1":${JSON.stringify(secret)}`,
        );
        return JSON.parse(text);
      }),
    });
    const folder = await newFolder();
    const file = join(folder, '.env');
    await writeFile(file, `\uFEFFCOMMUNICATION_SERVICES_CONNECTION_STRING="${emulator.connectionString}"\n`);
    const command = await commandInside({ connectionString: '' }, { folder });
    for (const json of [[], ['--json']]) {
      const run = await command('list', '--dotenv', file, ...json);
      expect(run.code, run.stderr).toBe(0);
      expect(secret).not.toBe('');
      expect(run.stdout).toContain('+1');
      expect(run.stdout + run.stderr).not.toContain(secret);
    }
  });

  it('is not shown, although it was given in place of a file', async () => {
    const emulator = await emulatorForTest();
    const command = await commandInside({ connectionString: '' });
    const run = await command('list', '--dotenv', emulator.connectionString);
    expect(run).toMatchObject({ code: 2 });
    expect(run.stderr).not.toContain(emulator.accessKey);
  });
});
