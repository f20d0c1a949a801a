import { createRequire } from 'node:module';
import {
  answerOf,
  createEmulator,
  type EmulatorOptions,
  fixtures,
  unrecorded,
} from '@acs-contracts/phone-numbers-emulator';
import { describe, expect, it } from 'vitest';
import { checkExchange, type Finding } from '../src/index.js';
import { readContract } from '../src/published-contract.js';

const require = createRequire(import.meta.url);
const versions = ['2021-03-07', '2025-06-01'] as const;
const documents = {
  '2021-03-07': '@acs-contracts/spec/openapi.json',
  '2025-06-01': '@acs-contracts/spec/2025-06-01/openapi.json',
};

/** A search that an emulator has stock for, of phone numbers that need an agreement. */
const french = {
  phoneNumberType: 'tollFree',
  assignmentType: 'application',
  capabilities: { calling: 'inbound', sms: 'none' },
  quantity: 1,
};

/** A visitor who holds each answer of an emulator against the contract of an api-version. */
async function openVisit(apiVersion: (typeof versions)[number], options: EmulatorOptions) {
  const contract = await readContract(require(documents[apiVersion]));
  const { fetch } = createEmulator({ authentication: 'off', ...options });
  const findings: Finding[] = [];
  const answered: string[] = [];
  const ask = async (method: string, path: string, body?: object) => {
    const url = new URL(path, 'http://emulator.test');
    url.searchParams.set('api-version', apiVersion);
    const type = method === 'PATCH' ? 'application/merge-patch+json' : 'application/json';
    const headers = body === undefined ? [] : [['content-type', type] as const];
    const bytes = body === undefined ? new Uint8Array() : new TextEncoder().encode(JSON.stringify(body));
    const init = { method, headers: headers.map(([name, value]): [string, string] => [name, value]) };
    const response = await answerOf(await fetch(url, body === undefined ? init : { ...init, body: bytes }));
    const request = { method, url: url.href, headers, body: bytes };
    findings.push(...(await checkExchange({ request, response }, { contract })));
    answered.push(`${method} ${response.status}`);
    return {
      headers: new Headers(response.headers.map(([name, value]): [string, string] => [name, value])),
      text: new TextDecoder().decode(response.body),
    };
  };
  /** Reads an operation to its end. */
  const readToEnd = async (headers: Headers) => {
    const path = headers.get('operation-location') ?? '/phoneNumbers/operations/search_none';
    let text = '';
    for (let reads = 0; reads < 5 && !/"(succeeded|failed)"/.test(text); reads += 1) {
      text = (await ask('GET', path)).text;
    }
    return headers;
  };
  return { ask, readToEnd, findings, answered };
}

/** The whole life of a phone number, and every refusal on the way. */
async function live({ ask, readToEnd }: Awaited<ReturnType<typeof openVisit>>): Promise<void> {
  const search = async (country: string, change: object = {}) =>
    (await ask('POST', `/availablePhoneNumbers/countries/${country}/:search`, { ...french, ...change }))
      .headers;
  const start = async (method: string, path: string, body?: object) =>
    (await ask(method, path, body)).headers;
  await search('XX');
  await search('FR', { assignmentType: 'person' });
  const scarce = await readToEnd(await search('FR', { quantity: 101 }));
  await ask('GET', scarce.get('location') ?? '/phoneNumbers');
  const found = await search('FR', { areaCode: '800' });
  const location = found.get('location') ?? '/phoneNumbers';
  const searchId = found.get('search-id') ?? 'none';
  await ask('GET', location);
  await ask('POST', '/availablePhoneNumbers/:purchase', { searchId });
  await readToEnd(found);
  await ask('GET', location);
  await ask('POST', '/availablePhoneNumbers/:purchase', { searchId });
  await readToEnd(
    await start('POST', '/availablePhoneNumbers/:purchase', { searchId, agreeToNotResell: true }),
  );
  await ask('GET', '/phoneNumbers?top=1');
  await ask('GET', '/phoneNumbers?top=1&skip=1');
  const numbers = [fixtures.phoneNumber, '+33800000000', '+14155550100', 'invalid_phone_number'];
  for (const number of numbers) {
    await readToEnd(await start('PATCH', `/phoneNumbers/${number}/capabilities`, { sms: 'inbound' }));
  }
  const released = await start('DELETE', `/phoneNumbers/${fixtures.phoneNumber}`);
  await ask('GET', `/phoneNumbers/${fixtures.phoneNumber}`);
  await ask('DELETE', `/phoneNumbers/${fixtures.phoneNumber}`);
  await readToEnd(released);
  await ask('GET', `/phoneNumbers/${fixtures.phoneNumber}`);
  await ask('DELETE', `/phoneNumbers/${fixtures.phoneNumber}`);
  const canceled = await search('US', { phoneNumberType: 'geographic' });
  await ask('DELETE', `/phoneNumbers/operations/${canceled.get('operation-id')}`);
  await readToEnd(canceled);
}

/** The values of the options about search, update and release; an error without body breaks the contract (`error-required`). */
const choices = {
  outOfStock: unrecorded.outOfStock,
  earlySearchResult: unrecorded.earlySearchResult,
  earlyPurchase: unrecorded.earlyPurchase,
  updateNotOwned: unrecorded.updateNotOwned.filter((value) => value !== 'empty404'),
  impossibleUpdate: unrecorded.impossibleUpdate,
  pendingRelease: unrecorded.pendingRelease,
  secondRelease: unrecorded.secondRelease,
};

/** Options with the first values of all, with the second ones, and so on, until each value has been used. */
const columns = [0, 1, 2, 3].map((column) =>
  Object.fromEntries(Object.entries(choices).map(([name, values]) => [name, values[column] ?? values[0]])),
);

describe.each(versions)('the emulator, by the contract of api-version %s', (apiVersion) => {
  it('conforms over the whole life of a phone number, and refuses each route on the way', async () => {
    const visit = await openVisit(apiVersion, {});
    await live(visit);
    expect(visit.findings).toEqual([]);
    for (const [method, statuses] of Object.entries({
      POST: [202, 400, 404],
      PATCH: [202, 400, 403],
      DELETE: [202, 204, 400],
      GET: [200, 404],
    })) {
      expect(visit.answered).toEqual(expect.arrayContaining(statuses.map((status) => `${method} ${status}`)));
    }
  });

  it.each(columns.slice(1))('conforms with %o', async (options) => {
    const visit = await openVisit(apiVersion, options);
    await live(visit);
    expect(visit.findings).toEqual([]);
  });

  it('breaks it with an error without body, which was recorded in 2021', async () => {
    const visit = await openVisit(apiVersion, { updateNotOwned: 'empty404' });
    await visit.ask('PATCH', '/phoneNumbers/+14155550100/capabilities', { sms: 'inbound' });
    expect(visit.findings).toContainEqual(expect.objectContaining({ evidence: 'error-required' }));
  });
});
