import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { consent, emulatorForTest, tollFree } from './command.js';
import { checkDocument } from './document.js';
import { newFolder } from './folder.js';
import { commandInside } from './inside.js';

const buy = ['buy', ...tollFree, ...consent];
const keyed = [...buy, '--key', 'order-17'];
const journalIn = (folder: string) => join(folder, 'acs-phone-numbers');

describe('one key', () => {
  it('buys once, although the file that binds it was deleted', async () => {
    const emulator = await emulatorForTest();
    const folder = await newFolder();
    const command = await commandInside(emulator, { folder });
    expect((await command(...keyed)).code).toBe(0);
    await rm(join(journalIn(folder), 'keys'), { recursive: true });
    const again = await command(...keyed);
    expect(again, again.stderr).toMatchObject({ code: 0, stderr: expect.stringContaining('Already bought') });
    expect(emulator.ledger.purchases).toHaveLength(1);
    const other = await command(
      'buy',
      'US',
      '--type',
      'geographic',
      '--calling',
      'inbound',
      '--key',
      'order-17',
      ...consent,
    );
    expect(other).toMatchObject({
      code: 3,
      stderr: expect.stringContaining('The key is for another purchase'),
    });
  });

  it('buys once, although the journal was deleted while the purchase was under way', async () => {
    const folder = await newFolder();
    const emulator = await emulatorForTest({
      async onAnswer({ route }) {
        if (route === 'purchase') await rm(journalIn(folder), { recursive: true });
      },
    });
    const command = await commandInside(emulator, { folder });
    const run = await command(...keyed);
    expect(run.code, run.stderr).toBe(0);
    expect(run.stderr).toContain('The journal has lost this purchase meanwhile. It was recorded again.');
    expect(await command(...keyed)).toMatchObject({ code: 0, stdout: run.stdout });
    expect(emulator.ledger.purchases).toHaveLength(1);
  });

  it('shows with --dry-run what it has bought, and searches for nothing', async () => {
    const emulator = await emulatorForTest();
    const command = await commandInside(emulator);
    const bought = await command(...keyed);
    const held = () => emulator.inventory().held;
    const before = held();
    const dry = await command(...keyed, '--dry-run', '--json');
    expect(checkDocument(dry)).toMatchObject({
      result: { dryRun: true, phoneNumbers: [bought.stdout.trim()] },
    });
    expect((await command(...keyed, '--dry-run')).stderr).toContain('it would buy nothing more');
    expect(held()).toEqual(before);
  });

  it('must not be a part of the access key', async () => {
    const emulator = await emulatorForTest();
    const folder = await newFolder();
    const command = await commandInside(emulator, { folder });
    for (const key of [emulator.accessKey.slice(0, 20), emulator.accessKey.slice(30, 50).toUpperCase()])
      expect(await command(...buy, '--key', key)).toMatchObject({ code: 2 });
    await expect(readdir(journalIn(folder))).rejects.toThrow('ENOENT');
  });

  it('is for its area code alone, also when the file that binds it was deleted', async () => {
    const emulator = await emulatorForTest();
    const folder = await newFolder();
    const command = await commandInside(emulator, { folder });
    const inArea = (areaCode: string) => [...keyed, '--area-code', areaCode];
    expect((await command(...inArea('833'))).code).toBe(0);
    await rm(join(journalIn(folder), 'keys'), { recursive: true });
    expect(await command(...inArea('83'))).toMatchObject({ code: 3 });
    expect(await command(...inArea('8333'))).toMatchObject({ code: 3 });
    expect(emulator.ledger.purchases).toHaveLength(1);
  });
});
