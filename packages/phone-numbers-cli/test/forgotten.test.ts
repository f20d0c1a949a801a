import { join } from 'node:path';
import { expect, it } from 'vitest';
import { consent, emulatorForTest, tollFree } from './command.js';
import { newFolder } from './folder.js';
import { commandInside } from './inside.js';

const keyed = ['buy', ...tollFree, ...consent, '--key', 'order-17'];

it('a key whose purchase the endpoint does not know names the journal, and what to do for a new purchase', async () => {
  const first = await emulatorForTest();
  const folder = await newFolder();
  const command = await commandInside(first, { folder });
  const bought = await command(...keyed);
  expect(bought.code, bought.stderr).toBe(0);
  const again = await command(...keyed);
  expect(again).toMatchObject({ code: 0, stdout: bought.stdout });
  expect(again.stderr).not.toContain('warning');
  await first.close();
  const second = await emulatorForTest({ port: Number(new URL(first.url).port) });
  const late = await command(...keyed, '--quiet');
  expect(late, late.stderr).toMatchObject({ code: 0, stdout: bought.stdout });
  expect(late.stderr).toContain(
    `was told from the journal in ${join(folder, 'acs-phone-numbers')}, and the service knows no such purchase (404).`,
  );
  expect(late.stderr).toContain('take another key, or a journal of its own with --journal DIR');
  expect((await command(...keyed, '--dry-run')).stderr).toContain('--journal DIR');
  expect(second.ledger.purchases).toHaveLength(0);
  const other = await command(...keyed, '--journal', join(folder, 'second'));
  expect(other.code, other.stderr).toBe(0);
  expect(second.ledger.purchases).toHaveLength(1);
});

it('a key whose purchase is in the journal is told, although nobody listens at the endpoint', async () => {
  const emulator = await emulatorForTest();
  const command = await commandInside(emulator);
  const bought = await command(...keyed);
  await emulator.close();
  const again = await command(...keyed);
  expect(again).toMatchObject({ code: 0, stdout: bought.stdout });
  expect(again.stderr).not.toContain('warning');
});
