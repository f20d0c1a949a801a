import { createEmulator, manualClock } from '@acs-contracts/phone-numbers-emulator/worker';
import { describe, expect, it } from 'vitest';
import { groupsOf, quickPicks } from '../src/try/catalogue-groups.js';
import { decodedAnswer } from '../src/try/decoded-answer.js';
import { purchaseMessage } from '../src/try/purchase-message.js';
import { runTour } from '../src/try/run-tour.js';
import { lastPurchase, shownExchange } from '../src/try/shown-exchange.js';
import { choicesFor } from '../src/try/stock.js';
import { createTour } from '../src/try/tour.js';

const version = '2025-06-01';
const choices = choicesFor(version);
const [choice] = choices;
if (choice === undefined) throw new Error('nothing to search for');

const titles = (exchanges: Awaited<ReturnType<typeof runTour>>) =>
  exchanges.map((exchange) =>
    shownExchange(exchange)
      .title.replace(/\?.*/, '')
      .replaceAll(/[0-9a-f-]{36}/g, 'ID'),
  );

describe('a tour', () => {
  it('searches, reads what was found, buys, and reads the operation once more than it takes', async () => {
    const exchanges = await runTour(version, choice, []);
    const read = 'GET /phoneNumbers/operations/';
    expect(titles(exchanges)).toEqual([
      'POST /availablePhoneNumbers/countries/US/:search',
      ...Array.from({ length: 4 }, () => `${read}search_ID`),
      'GET /availablePhoneNumbers/searchResults/ID',
      'POST /availablePhoneNumbers/:purchase',
      ...Array.from({ length: 6 }, () => `${read}purchase_ID`),
      'GET /phoneNumbers/+18335550100',
      'GET /phoneNumbers',
    ]);
  });

  it.each(choices)('finds in the stock of the emulator: $label', async (each) => {
    const exchanges = await runTour(version, each, []);
    expect(lastPurchase(exchanges)?.status).toBe(202);
    expect(exchanges.at(-1)?.response.status).toBe(200);
  });

  it('ends when an operation does not: after eight reads', async () => {
    const exchanges = await runTour(version, choice, ['NL12']);
    expect(
      titles(exchanges).filter((title) => title.startsWith('GET /phoneNumbers/operations/')),
    ).toHaveLength(8);
  });

  it('does not follow a link to elsewhere: the id says where the operation is', async () => {
    const exchanges = await runTour(version, choice, ['NP05']);
    expect(exchanges.every(({ request }) => request.url.startsWith('https://phone-numbers.example/'))).toBe(
      true,
    );
    expect(titles(exchanges).at(-4)).toBe('GET /phoneNumbers/operations/purchase_ID');
  });

  it('finds nothing when its search does not succeed, and says so', async () => {
    const emulator = createEmulator({ seed: { stock: [] } });
    const tour = createTour({ emulator, apiVersion: version, onProgress: () => {}, pause: async () => {} });
    expect(await tour.search(choice)).toBeUndefined();
  });
});

describe('what is said of a purchase', () => {
  const [number, other] = ['+18335550100', '+18335550101'];
  const owned = { phoneNumber: number, status: 200, isListed: true };
  const pending = ['running', 'notStarted'];
  it.each([
    [{ statuses: [...pending, 'succeeded', 'succeeded'] }, `Bought ${number}.`],
    [{ answered: 400, statuses: [] }, `The purchase of ${number} was refused with 400.`],
    [{ statuses: pending }, `The purchase of ${number} did not end: it was last read as notStarted.`],
    [{ statuses: ['failed', 'failed'] }, `The purchase of ${number} failed.`],
    [
      { statuses: ['succeeded', 'running'] },
      'The operation was read as succeeded, but it was then read as running.',
    ],
    [
      { statuses: ['succeeded'], phoneNumbers: [{ ...owned, status: 404, isListed: false }] },
      `The operation was read as succeeded, but ${number} cannot be read (404), and ${number} is not in the list.`,
    ],
    [
      {
        statuses: ['succeeded'],
        phoneNumbers: [owned, { ...owned, phoneNumber: other, isListed: false }],
      },
      `The operation was read as succeeded, but ${other} is not in the list.`,
    ],
  ])('follows what was read: %j', (readings, message) => {
    expect(purchaseMessage({ answered: 202, phoneNumbers: [owned], ...readings })).toBe(message);
  });
});

describe('what is shown of an exchange', () => {
  it('names the header of a purchase that was not sent', async () => {
    const purchase = lastPurchase(await runTour(version, choice, ['NP16']));
    const absent = purchase?.headers.filter(({ value }) => value === undefined).map(({ name }) => name);
    expect(absent).toEqual(['purchase-id']);
  });

  it('has the headers of a long-running operation first, and bodies indented', async () => {
    const [search] = await runTour(version, choice, []);
    if (search === undefined) throw new Error('no exchange');
    const { headers, requestBody, body } = shownExchange(search);
    expect(headers.slice(0, 4).map(([name]) => name)).toEqual([
      'Location',
      'Operation-Location',
      'operation-id',
      'search-id',
    ]);
    expect(requestBody).toContain('\n  "quantity": 1');
    expect(body).toBe('');
  });
});

describe('a compressed answer', () => {
  const gzip = async (text: string) => {
    const stream = new Blob([text]).stream().pipeThrough(new CompressionStream('gzip'));
    return new Uint8Array(await new Response(stream).arrayBuffer());
  };

  it('is decompressed, and loses the header that says so', async () => {
    const headers = [
      ['Content-Encoding', 'gzip'],
      ['Date', 'now'],
    ] as const;
    const answer = await decodedAnswer({ status: 200, headers, body: await gzip('{"a":1}') });
    expect(new TextDecoder().decode(answer.body)).toBe('{"a":1}');
    expect(answer.headers).toEqual([['Date', 'now']]);
  });

  it('stays as it is if it is not what its header claims', async () => {
    const answer = {
      status: 200,
      headers: [['content-encoding', 'gzip']] as const,
      body: new TextEncoder().encode('{}'),
    };
    expect(await decodedAnswer(answer)).toBe(answer);
  });
});

describe('the catalog', () => {
  const entry = (id: string, layer: string, isViolation = true) => ({ id, layer, what: id, isViolation });

  it('is grouped by layer, with all variations that conform at the end', () => {
    const groups = groupsOf([entry('A', 'final'), entry('C', 'purchase', false), entry('B', 'purchase')]);
    expect(groups.map(({ label, entries }) => [label.split(':')[0], entries.map(({ id }) => id)])).toEqual([
      ['Wrong', ['B']],
      ['Wrong', ['A']],
      ['Unusual, but correct', ['C']],
    ]);
  });

  it('offers a few that are there', () => {
    expect(quickPicks([entry('F01', 'final', false)])).toEqual([]);
    expect(
      quickPicks([entry('F01', 'final'), entry('X', 'final'), entry('NP16', 'purchase')]).map(({ id }) => id),
    ).toEqual(['NP16', 'F01']);
  });
});

it('a tour with a clock that stands is the same each time, but for ids', async () => {
  const run = async () =>
    titles(await runTour(version, choice, [], manualClock(new Date('2026-01-31T12:00:00Z'))));
  expect(await run()).toEqual(await run());
});
