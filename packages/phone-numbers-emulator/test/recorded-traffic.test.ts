import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { type Answer, fixtures } from '../src/index.js';
import { bodyOf, openSession, type Session } from './session.js';

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
];

describe('an answer', () => {
  it.each(cases)('is made like the recording %s', async (name, ask) => {
    const recorded = await recording(name);
    const answer = await ask();
    expect(answer.status).toBe(recorded.status);
    expect(namesOf(answer.headers.map(([field]) => field))).toEqual(namesOf(Object.keys(recorded.headers)));
    if (recorded.body === null) expect(answer.body).toHaveLength(0);
    else expect(outline(bodyOf(answer))).toEqual(outline(recorded.body));
  });
});
