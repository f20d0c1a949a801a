import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { type Answer, type EmulatorOptions, fixtures } from '../src/index.js';
import { type Life, openLife } from './life.js';
import { bodyOf, header, openSession, type Session } from './session.js';

interface Recording {
  readonly response: {
    readonly status: number;
    readonly headers: Readonly<Record<string, unknown>>;
    readonly body: unknown;
  };
}

async function recording(name: string): Promise<Recording['response']> {
  const file = new URL(`../../../spec/recorded-traffic/${name}.json`, import.meta.url);
  const { response }: Recording = JSON.parse(await readFile(file, 'utf8'));
  return response;
}

/** Headers of the connection, and of what stands in front of the service in some years and not in others. */
const notOfTheService = [
  'transfer-encoding',
  'connection',
  'x-azure-ref',
  'request-context',
  'x-cache',
  'strict-transport-security',
];

function namesOf(headers: readonly string[]): string[] {
  return headers.filter((name) => !notOfTheService.includes(name.toLowerCase())).sort();
}

/** The names of the members of JSON, in order, and of those inside them; values do not count, members of a list do once. */
function outline(value: unknown): unknown {
  if (Array.isArray(value)) return value.slice(0, 1).map(outline);
  if (typeof value !== 'object' || value === null) return '';
  return Object.entries(value).map(([name, member]) => [name, outline(member)]);
}

const operation = `/phoneNumbers/operations/purchase_${fixtures.succeeds}`;

async function bought(polls: number): Promise<Session> {
  const session = openSession();
  await session.purchase(fixtures.succeeds);
  await session.poll(`purchase_${fixtures.succeeds}`, polls);
  return session;
}

async function purchaseWithoutAgreement(): Promise<Answer> {
  const { emulator, send } = openSession();
  const { searchId } = emulator.addSearch({ agreementRequired: true });
  return send('/availablePhoneNumbers/:purchase?api-version=2025-06-01', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ searchId, agreeToNotResell: false }),
  });
}

/** What an update of a phone number that nobody owns gets, in the forms of different years. */
const updateOfNotOwned = (updateNotOwned: EmulatorOptions['updateNotOwned']) => () =>
  openLife({ updateNotOwned }).update('+14155550100', { calling: 'none', sms: 'outbound' });

/** The read of an operation that was started, the given one after so many others. */
async function readOf(life: Life, started: Promise<Answer>, before: number): Promise<Answer> {
  const path = header(await started, 'operation-location') ?? '';
  for (let read = 0; read < before; read += 1) await life.ask('GET', path);
  return life.ask('GET', path);
}

const searching = (before: number) => () => {
  const life = openLife();
  return readOf(life, life.search(), before);
};
const releasing = (before: number) => () => {
  const life = openLife();
  return readOf(life, life.release(fixtures.phoneNumber), before);
};

async function searchResult(): Promise<Answer> {
  const life = openLife();
  const { searchId } = await life.find();
  return life.ask('GET', `/availablePhoneNumbers/searchResults/${searchId}`);
}

const cases: readonly (readonly [recording: string, ask: () => Promise<Answer>])[] = [
  ['py-2022-01-11p2-purchase-202-real-guid', () => openSession().purchase(fixtures.succeeds)],
  ['net-2021-03-07-purchase-unknown-searchId-404', () => openSession().purchase(fixtures.unknown)],
  ['py-2025-06-01-purchase-no-consent-400', purchaseWithoutAgreement],
  ['js-2022-12-01-op-purchase-running', async () => (await bought(0)).get(operation)],
  ['js-2022-12-01-op-purchase-notStarted', async () => (await bought(2)).get(operation)],
  ['js-2022-12-01-op-purchase-succeeded', async () => (await bought(4)).get(operation)],
  [
    'js-2022-12-01-searchResult-200',
    () => openSession().get(`/availablePhoneNumbers/searchResults/${fixtures.succeeds}`),
  ],
  ['js-2022-12-01-getNumber-200', () => openSession().get(`/phoneNumbers/${fixtures.phoneNumber}`)],
  ['py-2022-12-01-getNumber-404', () => openSession().get('/phoneNumbers/+14155550100')],
  ['js-2021-03-07-listNumbers-200', () => openSession().get('/phoneNumbers')],
  ['java-2022-12-01-search-202', () => openLife().search()],
  ['py-2022-12-01-search-bad-country-400', () => openLife().search({}, 'XX')],
  ['js-2022-12-01-op-search-notStarted', searching(0)],
  ['js-2022-12-01-op-search-running', searching(1)],
  ['js-2022-12-01-op-search-succeeded', searching(2)],
  ['js-2022-01-11p2-searchResult-200', searchResult],
  ['js-2022-12-01-release-202', () => openLife().release(fixtures.phoneNumber)],
  ['js-2022-01-11p2-op-release-notStarted', releasing(0)],
  ['js-2022-01-11p2-op-release-running', releasing(1)],
  ['js-2022-12-01-capabilities-not-owned-403', updateOfNotOwned('403')],
  ['js-2021-03-07-capabilities-not-owned-404', updateOfNotOwned('404')],
  ['js-2021-03-07-capabilities-404-empty-body', updateOfNotOwned('empty404')],
  ['js-2022-06-01p-capabilities-empty-number-405', () => openLife().update('', { calling: 'none' })],
];

describe('an answer', () => {
  it.each(cases)('is made like the recording %s', async (name, ask) => {
    const recorded = await recording(name);
    const answer = await ask();
    expect(answer.status).toBe(recorded.status);
    expect(namesOf(answer.headers.map(([field]) => field))).toEqual(namesOf(Object.keys(recorded.headers)));
    if (recorded.body === null || recorded.body === '') expect(answer.body).toHaveLength(0);
    else expect(outline(bodyOf(answer))).toEqual(outline(recorded.body));
  });
});
