import { execFile, spawnSync } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { packagesNode } from '@acs-contracts/node-releases';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import {
  createEmulator,
  manualClock,
  startEmulator,
  unrecorded,
  type Violation,
  violations,
} from '../src/index.js';
import { defaultStock } from '../src/stock/catalogue.js';

const here = fileURLToPath(new URL('..', import.meta.url));
const run = promisify(execFile);
const node = (args: readonly string[]) => run(packagesNode, args, { cwd: here });
const readme = await readFile(path.join(here, 'README.md'), 'utf8');
const examples = [...readme.matchAll(/^```[jt]s\n(.*?)^```$/gms)].map(([, code = '']) => code);

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'acs-contracts-emulator-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('the README', () => {
  it('begins with an example that runs as plain JavaScript, and ends', async () => {
    const { stdout } = await node(['--input-type=module', '--eval', examples[0] ?? '']);
    expect(stdout).toBe('202, bought +14255550199\n');
  });

  it('has an example from a search to a release that runs as plain JavaScript', async () => {
    const example = examples.find((code) => code.includes('/:search')) ?? '';
    const { stdout } = await node(['--input-type=module', '--eval', example]);
    expect(stdout).toBe(
      'bought +18335550100, owned +14255550100,+18335550100\nreleased, with sms outbound; owned +14255550100\n',
    );
  });

  it('has an example of a seed that an emulator takes', () => {
    const [, seed = ''] = /^```yaml\n(.*?)^```$/ms.exec(readme) ?? [];
    const emulator = createEmulator({ seed: parse(seed) });
    expect(emulator.inventory()).toMatchObject({
      inStock: ['+493023125000', '+493023125001'],
      owned: ['+14255550100', '+442079460099'],
    });
    expect(emulator.clock.now().toISOString()).toMatch(/^2026-01-31T12:00:/);
  });

  const hasCurl = spawnSync('curl', ['--json', '{}', '--version']).status === 0;
  it.runIf(hasCurl)('has commands of curl that steer an emulator', async () => {
    await using emulator = await startEmulator({ admin: 'loopback', clock: manualClock() });
    const before = emulator.clock.now().getTime();
    const [, commands = ''] = /^```sh\n(curl http.*?)^```$/ms.exec(readme) ?? [];
    const lines = commands.replaceAll('http://127.0.0.1:8080', emulator.url).trim().split('\n');
    const ran = lines.map((line) => run('sh', ['-c', line.replace('curl', 'curl --silent --fail')]));
    expect((await Promise.all(ran)).map(({ stdout }) => stdout)).toEqual([
      '{"total":0,"purchases":[]}',
      expect.stringMatching(/^\{"time":"[^"]+"\}$/),
      '{"on":["P06"]}',
      '',
    ]);
    expect(emulator.clock.now().getTime() - before).toBe(960_000);
  });

  it('counts the violations and the variations of the catalogue', () => {
    const count = (expected: Violation['expected']) =>
      violations.filter((violation) => violation.expected === expected).length;
    const counts =
      /(\d+) violations of the contract can be switched on, and (\d+) variations that conform/.exec(
        readme.replaceAll(/\s+/g, ' '),
      );
    expect(counts?.slice(1).map(Number)).toEqual([count('caught'), count('not-flagged')]);
  });

  it('lists what is in stock', () => {
    const rows = [...readme.matchAll(/^\| ([A-Z]{2}) \| (\w+) \| ([\d, ]+) \| (.*) \|$/gm)].flatMap(
      ([, country, type, areas = '', rest]) =>
        areas.split(', ').map((area) => [country, type, area, rest].join(' | ')),
    );
    const use = (values: readonly string[]) => (values.length === 4 ? 'any' : values.join(', '));
    expect(rows).toEqual(
      defaultStock.map((stock) =>
        [
          stock.countryCode,
          stock.phoneNumberType,
          stock.areaCode,
          stock.assignmentTypes.join(', '),
          use(stock.calling),
          use(stock.sms),
          stock.cost.amount,
          stock.agreementRequired ? 'required' : 'no',
        ].join(' | '),
      ),
    );
  });

  it.each(examples.map((code, index) => ({ number: index + 1, code })))(
    'has an example $number that parses as plain JavaScript',
    async ({ number, code }) => {
      const file = path.join(folder, `example-${number}.mjs`);
      await writeFile(file, code);
      await expect(node(['--check', file])).resolves.toMatchObject({ stderr: '' });
    },
  );

  it('lists the values of every option for what was never recorded, the default in bold', () => {
    const section = readme.slice(readme.indexOf('\n## Answers that were never recorded'));
    for (const [name, [first, ...others]] of Object.entries(unrecorded)) {
      const row = section.split('\n').find((line) => line.startsWith(`| \`${name}\` |`));
      expect(row).toContain(`**\`${first}\`**`);
      for (const value of others) expect(row).toContain(`\`${value}\``);
    }
  });
});
