import { readdir, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { changingResults } from './bodies.js';
import { commandForTest, consent, emulatorForTest, tollFree } from './command.js';
import { documentOf } from './document.js';

/** What a search may name after its purchase, other than what it held. */
const afterwards: Readonly<Record<string, unknown>> = {
  'an empty list': [],
  'no list': undefined,
  null: null,
  'a list of nothing': [null],
};

/** An emulator whose searches name these phone numbers once they are purchased. */
async function forgetful(phoneNumbers: unknown) {
  const emulator = await emulatorForTest({
    ...{ mutate: changingResults({ phoneNumbers }, () => emulator.ledger.purchases.length > 0) },
  });
  return { emulator, command: await commandForTest(emulator) };
}

const buy = ['buy', ...tollFree, ...consent];

it.for(Object.entries(afterwards))(
  'what the search held is told as bought, and recorded, if it then names %s',
  async ([, phoneNumbers]) => {
    const { command } = await forgetful(phoneNumbers);
    const run = await command(...buy, '--key', 'a');
    expect(run.code, run.stderr).toBe(0);
    expect(run.stdout).toMatch(/^\+1833\d+\n$/);
    expect(run.stderr).toMatch(/Bought 1 phone number/);
    expect(run.stderr).toMatch(/warning: .*the search held before/);
    expect(await command('journal', 'list')).toMatchObject({
      stdout: expect.stringContaining(run.stdout.trim()),
    });
    expect(await command(...buy, '--key', 'a')).toMatchObject({ code: 0, stdout: run.stdout });
  },
);

it.for(['resume', 'purchase', 'watch'] as const)('%s tells what the journal has, too', async (name) => {
  const { command, emulator } = await forgetful([]);
  const search = await command('search', ...tollFree);
  const searchId = search.stdout.trim();
  const first = await command('purchase', searchId, ...consent);
  expect(first).toMatchObject({ code: 0, stdout: expect.stringMatching(/^\+1833\d+\n$/) });
  // As a process that is killed before it records the end leaves it.
  const folder = join(command.journal, 'purchases');
  const [file = ''] = await readdir(folder);
  const { rename } = await import('node:fs/promises');
  await rename(join(folder, file), join(folder, file.replace('succeeded', 'sent')));
  const args = { resume: [], purchase: [searchId, ...consent], watch: [searchId] }[name];
  expect(await command(name, ...args)).toMatchObject({ code: 0, stdout: first.stdout });
  expect(emulator.ledger.purchases).toHaveLength(1);
});

it('ensure tells what the search held', async () => {
  const { command } = await forgetful([]);
  const { document } = await documentOf(command, 'ensure', '--country', ...tollFree, ...consent);
  expect(document).toMatchObject({
    exitCode: 0,
    result: { missing: 0, bought: [expect.stringMatching(/^\+1833/)] },
  });
});

it('nobody is told "0" if nobody knows what was delivered', async () => {
  const { command } = await forgetful([]);
  const searchId = (await command('search', ...tollFree)).stdout.trim();
  await command('purchase', searchId, ...consent);
  for (const name of await readdir(join(command.journal, 'purchases')))
    await unlink(join(command.journal, 'purchases', name));
  const run = await command('watch', searchId);
  expect(run).toMatchObject({ code: 5, stdout: '' });
  expect(run.stderr).toMatch(/has succeeded, and .*acs-phone-numbers list/);
  expect(run.stderr).not.toMatch(/\b0 phone/);
  const { document } = await documentOf(command, 'watch', searchId);
  expect(document).toMatchObject({
    exitCode: 5,
    error: { code: 'delivery-unknown', outcome: 'accepted', searchId },
  });
});

it('other phone numbers than the search held are told as an unknown delivery, with both', async () => {
  const { command, emulator } = await forgetful(['+18005550199']);
  const run = await command(...buy, '--key', 'a');
  expect(run.code, run.stderr).toBe(5);
  expect(run.stderr).toMatch(/\+1833\d+[\s\S]*\+18005550199[\s\S]*list/);
  expect(run.stdout).toBe('');
  expect(await command(...buy, '--key', 'a')).toMatchObject({ code: 5, stdout: '' });
  expect(await command('journal', 'list')).toMatchObject({
    stdout: expect.stringMatching(/succeeded.*\+1833/),
  });
  expect(emulator.ledger.purchases).toHaveLength(1);
});
