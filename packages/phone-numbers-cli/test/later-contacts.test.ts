import { symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { fixtures, type MutationContext } from '@acs-contracts/phone-numbers-emulator';
import { describe, expect, it } from 'vitest';
import { changingBodies, changingResults } from './bodies.js';
import { consent, emulatorForTest, tollFree } from './command.js';
import { checkDocument } from './document.js';
import { newFolder } from './folder.js';
import { commandInside } from './inside.js';

const buy = ['buy', ...tollFree, ...consent];
const keyed = [...buy, '--key', 'order-17'];
const journalIn = (folder: string) => join(folder, 'acs-phone-numbers');

describe('a search that holds something else than was asked for', () => {
  it.for([
    ['a phone number of another country', { phoneNumbers: ['+448081570000'] }, 'another country'],
    [
      'phone numbers of which nobody says what they can do',
      { capabilities: undefined },
      'calling (not said)',
    ],
    ['phone numbers without a type', { phoneNumberType: null }, 'the type (not said)'],
  ] as const)('is not bought: %s', async ([, more, reason]) => {
    const emulator = await emulatorForTest({ mutate: changingResults(more, () => true) });
    const run = await (await commandInside(emulator))(...buy);
    expect(run, run.stderr).toMatchObject({ code: 3, stderr: expect.stringContaining(reason) });
    expect(emulator.ledger.purchases).toHaveLength(0);
  });

  it('costs an unknown amount if it does not say how often it is paid', async () => {
    const cost = { amount: 2, currencyCode: 'USD' };
    const emulator = await emulatorForTest({ mutate: changingResults({ cost }, () => true) });
    const command = await commandInside(emulator);
    const { stdout, stderr } = await command('search', ...tollFree, '--json');
    expect(JSON.parse(stdout).result).not.toHaveProperty('monthlyCost');
    expect(stderr).not.toContain('a month');
    expect(await command(...buy)).toMatchObject({ code: 3 });
  });

  it('costs more than a person has confirmed: the message names no option', async () => {
    let reads = 0;
    const cost = { amount: 2.5, currencyCode: 'USD', billingFrequency: 'monthly' };
    const emulator = await emulatorForTest({
      onAnswer({ route }) {
        if (route === 'getSearchResult') reads += 1;
      },
      mutate: changingResults({ cost }, () => reads > 1),
    });
    const person = await commandInside(emulator, { isTTY: true, answer: 'yes\n' });
    const run = await person('buy', ...tollFree);
    expect(run.code, run.stderr).toBe(3);
    expect(run.stderr.replaceAll(/\s+/g, ' ')).toContain('more than the limit that was agreed on (2)');
    expect(run.stderr).not.toContain('--max-price');
  });
});

describe('a purchase that was answered with 409', () => {
  const refused = { error: { code: 'Conflict', message: 'in use' } };
  const isConflict = ({ route, request }: MutationContext) =>
    route === 'purchase'
      ? 409
      : route === 'getOperation' && request.url.includes('purchase_')
        ? 404
        : undefined;

  it('is told by the next run of its key at once, and is in the journal as the schema has it', async () => {
    const emulator = await emulatorForTest({
      mutate: (answer, context) => {
        const status = isConflict(context);
        return status === undefined
          ? answer
          : { ...answer, status, body: Buffer.from(JSON.stringify(refused)) };
      },
    });
    const command = await commandInside(emulator);
    expect(await command(...keyed)).toMatchObject({ code: 5 });
    const again = await command(...keyed);
    expect(again, again.stderr).toMatchObject({ code: 5, stderr: expect.stringContaining('409') });
    expect(checkDocument(await command('journal', 'list', '--json'))).toMatchObject({
      result: { purchases: [{ state: 'conflict' }] },
    });
    const resumed = await command('resume', '--json');
    expect(checkDocument(resumed)).toMatchObject({
      result: { purchases: [{ message: expect.stringContaining('ten minutes after it was sent') }] },
    });
  });
});

describe('the time of --timeout', () => {
  it('ends a list whose pages never end', async () => {
    const pages: unknown[] = [];
    const emulator = await emulatorForTest({
      mutate: changingBodies((body, { route }) =>
        route === 'listPhoneNumbers'
          ? {
              ...Object.fromEntries(Object.entries(body ?? {})),
              nextLink: `/phoneNumbers?skip=${pages.push(body)}`,
            }
          : undefined,
      ),
    });
    const command = await commandInside(emulator);
    for (const args of [['list'], ['ensure', '--country', ...tollFree, ...consent]]) {
      const run = await command(...args, '--timeout', '1');
      expect(run, run.stderr).toMatchObject({
        code: 4,
        stderr: expect.stringContaining('did not end in time'),
      });
    }
    expect(emulator.ledger.purchases).toHaveLength(0);
  });

  it('ends a question that nobody answers, and buys nothing', async () => {
    const emulator = await emulatorForTest();
    const command = await commandInside(emulator, { isTTY: true, answer: null });
    const run = await command('buy', ...tollFree, '--timeout', '2');
    expect(run.code, run.stderr).toBe(3);
    expect(run.stderr).toContain('Nobody answered in time (see --timeout)');
    expect(emulator.ledger.purchases).toHaveLength(0);
  });

  it('ends "cancel" and "watch" with what leads on', async () => {
    const emulator = await emulatorForTest({
      mutate: (answer, { route }) =>
        route === 'getOperation' || route === 'cancelOperation' ? { ...answer, status: 503 } : answer,
    });
    const command = await commandInside(emulator);
    const canceled = await command('cancel', `search_${fixtures.succeeds}`, '--timeout', '1');
    expect(canceled.code).toBe(4);
    expect(canceled.stderr).toContain(`see with "acs-phone-numbers watch search_${fixtures.succeeds}"`);
    const watched = await command('watch', fixtures.succeeds, '--timeout', '1');
    expect(watched.code).toBe(5);
    expect(watched.stderr).toContain(`acs-phone-numbers watch ${fixtures.succeeds}`);
    expect(watched.stderr).not.toContain('resume');
  });
});

describe('a purchase that the service does not show', () => {
  /** An emulator that accepts a purchase, loses the answer, and shows no purchase as long as it is hidden. */
  async function hiding() {
    const state = { isHidden: true };
    const emulator = await emulatorForTest({
      mutate(answer, { route, request }) {
        if (!state.isHidden) return answer;
        if (route === 'purchase') return { ...answer, status: 504, headers: [], body: new Uint8Array() };
        const isPurchase = route === 'getOperation' && request.url.includes('purchase_');
        return isPurchase ? { ...answer, status: 404, headers: [], body: new Uint8Array() } : answer;
      },
    });
    return { emulator, state };
  }

  it('is told with when it was sent, and what --resend-after does', async () => {
    const { emulator } = await hiding();
    const command = await commandInside(emulator);
    expect((await command(...keyed, '--timeout', '3')).code).toBe(5);
    const advice = [
      [
        await command(...keyed, '--timeout', '2'),
        /marked as sent at \S+Z, \d+ s ago, .* --resend-after SECONDS sends it again/,
      ],
      [
        await command('resume', '--resend-after', '600', '--timeout', '2'),
        /--resend-after 600 does not send it again yet/,
      ],
    ] as const;
    for (const [run, text] of advice) {
      expect(run.code).toBe(5);
      expect(run.stderr).toMatch(text);
    }
    expect(emulator.ledger.purchases).toHaveLength(1);
  });

  it('is printed once by "ensure", when it is there after all', async () => {
    const { emulator, state } = await hiding();
    const command = await commandInside(emulator);
    const ensure = [
      'ensure',
      '--country',
      ...tollFree,
      '--count',
      '2',
      '--yes',
      '--max-price',
      '4.00',
      '--currency',
      'USD',
    ];
    expect((await command(...ensure, '--timeout', '3')).code).toBe(5);
    state.isHidden = false;
    const { code, stdout, stderr } = await command(...ensure);
    expect(code, stderr).toBe(0);
    expect(stdout.trim().split('\n')).toHaveLength(2);
    expect(emulator.ledger.purchases).toHaveLength(1);
  });
});

it.for([
  ['--key', '--dry-run'],
  ['--journal', '--dry-run'],
  ['--dotenv', '--quiet'],
  ['--endpoint', '--json'],
  ['--connection-string', '--dry-run'],
])('%s takes no option for its value: a variable may have been empty', async ([option = '', next = '']) => {
  const emulator = await emulatorForTest();
  const run = await (await commandInside(emulator))(...buy, option, next);
  expect(run, run.stderr).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('must not begin with a hyphen'),
  });
  expect(emulator.ledger.purchases).toHaveLength(0);
});

describe('the journal', () => {
  it('that cannot be created is named before anything is searched for', async () => {
    const emulator = await emulatorForTest();
    const folder = await newFolder();
    await symlink(join(folder, 'nowhere', 'at-all'), journalIn(folder));
    const before = emulator.inventory().held;
    const run = await (await commandInside(emulator, { folder }))(...buy);
    expect(run, run.stderr).toMatchObject({ code: 3 });
    expect(run.stderr).toMatch(/cannot be created \(ENOENT\).*--journal\. Nothing was bought\./);
    expect(emulator.inventory().held).toEqual(before);
  });

  it('knows what this machine has released, so that "ensure" buys another one at once', async () => {
    const emulator = await emulatorForTest();
    const command = await commandInside(emulator);
    const ensure = ['ensure', '--country', ...tollFree, ...consent];
    const { stdout } = await command(...ensure);
    expect(await command('release', stdout.trim(), '--yes')).toMatchObject({ code: 0 });
    const again = await command(...ensure);
    expect(again.code, again.stderr).toBe(0);
    expect(emulator.ledger.purchases).toHaveLength(2);
  });

  it('tells times with their zone', async () => {
    const command = await commandInside(await emulatorForTest());
    await command(...buy);
    expect((await command('journal', 'list')).stdout).toMatch(/\t\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ\t/);
  });
});
