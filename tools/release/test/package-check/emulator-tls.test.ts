import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { packagesNode } from '@acs-contracts/node-releases';
import { expect, inject, it } from 'vitest';

const bin = 'node_modules/@acs-contracts/phone-numbers-emulator/bin/phone-numbers-emulator.js';
const consumer = inject('consumer');

it('the command of the emulator says what to install for --tls when the optional peer is missing', async () => {
  const failed = promisify(execFile)(packagesNode, [path.join(consumer, bin), '--tls'], {
    cwd: consumer,
  });
  await expect(failed).rejects.toMatchObject({
    code: 1,
    stdout: '',
    stderr: expect.stringMatching(
      /^phone-numbers-emulator: a certificate is made by the package selfsigned, which is not installed: .*\n$/,
    ),
  });
});
