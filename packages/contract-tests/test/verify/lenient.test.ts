import { createEmulator } from '@acs-contracts/phone-numbers-emulator';
import { expect, it } from 'vitest';
import type { ExchangeRequest, Report } from '../../src/index.js';
import { exchangeWith, fixtures, verifyEmulated, withMembers } from './emulated.js';

const decoder = new TextDecoder();

/** Verifies a server that reads the body of a request as if it was another one. */
async function verifyReading(change: (body: string) => string) {
  const emulator = createEmulator();
  const requests: ExchangeRequest[] = [];
  const { report } = await verifyEmulated(undefined, {
    transport: async (request) => {
      requests.push(request);
      const body = new TextEncoder().encode(change(decoder.decode(request.body)));
      const { response } = await exchangeWith(emulator, { ...request, body });
      return { request, response };
    },
  });
  return { report, emulator, requests };
}

const found = ({ findings }: Report) => findings.map(({ rule, actual }) => `${rule} ${actual}`);

const guid = /[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}/.source;

it.each([
  ['white space', new RegExp(`"\\s+(${guid})\\s+"`)],
  ['braces', new RegExp(`"\\{(${guid})\\}"`)],
])('says once that %s around a search id is overlooked, and buys nothing twice', async (_, around) => {
  const { report, emulator } = await verifyReading((body) => body.replace(around, '"$1"'));
  expect(found(report)).toEqual(['refusal 202']);
  const bought = emulator.ledger.purchases.map(({ searchId }) => searchId);
  expect(bought).toContain(fixtures.succeeds);
  expect(new Set(bought).size).toBe(bought.length);
  expect(report.purchases).toContainEqual(expect.objectContaining({ searchId: fixtures.succeeds }));
  expect(report.scenarios.find(({ name }) => name === 'succeeds')?.skipped).toMatch(
    /may have bought its search/,
  );
});

it('names a search in another form only where purchases are allowed, and a search is there', async () => {
  const sent = async (allowPurchase: boolean, withFixtures = true) => {
    const options = { allowPurchase, ...(withFixtures ? {} : { fixtures: {} }) };
    const { requests } = await verifyEmulated(undefined, options);
    const bodies = requests
      .filter(({ url }) => url.includes(':purchase'))
      .map(({ body }) => decoder.decode(body));
    return bodies.filter((body) => /"searchId":"[ {]/.test(body)).length;
  };
  expect(await sent(true)).toBe(2);
  expect(await sent(false)).toBe(0);
  expect(await sent(true, false)).toBe(0);
});

it.each([
  ['nothing', '{}'],
  ['none', '{"calling":"none","sms":"none"}'],
])('says once that null is taken for %s in an update', async (_, patch) => {
  const { report } = await verifyReading((body) => body.replace(/^\{"calling":null,"sms":null\}$/, patch));
  expect(found(report)).toEqual(['refusal 202']);
});

it('says once that null is accepted, although the phone number then reads so until it is updated again', async () => {
  let isNull = false;
  const { report } = await verifyEmulated(
    (answer, { route, request }) => {
      const isUpdate = route === 'updateCapabilities' && answer.status === 202;
      if (isUpdate) isNull = decoder.decode(request.body).includes(':null');
      const isRead = route === 'getPhoneNumber' && answer.status === 200;
      return isNull && isRead ? withMembers(answer, { capabilities: { calling: null, sms: null } }) : answer;
    },
    {},
    { violations: ['K171'] },
  );
  expect(found(report)).toEqual(['refusal 202']);
});

it.each(['K170', 'K171', 'K172', 'K173', 'K174'])('has one finding for %s', async (id) => {
  const { report } = await verifyEmulated(undefined, {}, { violations: [id] });
  expect(report.findings).toHaveLength(1);
  expect(report.findings[0]?.severity).toBe(id === 'K174' ? 'deviation' : 'error');
});

it.each(['PUT', 'PATCH'])(
  'says once that %s searches as POST does, of a server that looks at all else',
  async (method) => {
    const emulator = createEmulator();
    const { report } = await verifyEmulated(undefined, {
      transport: async (request) => {
        const isSearch = request.url.includes('/:search') && request.method === method;
        const { response } = await exchangeWith(
          emulator,
          isSearch ? { ...request, method: 'POST' } : request,
        );
        return { request, response };
      },
    });
    expect(found(report)).toEqual(['refusal 202']);
  },
);

it('sends no header twice, whatever it sends', async () => {
  const { requests } = await verifyEmulated();
  for (const { method, url, headers } of requests) {
    const names = headers.map(([name]) => name.toLowerCase());
    expect([...new Set(names)], `${method} ${url}`).toEqual(names);
  }
});
