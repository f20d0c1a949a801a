import { readdir, readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { supportedVersions } from '../src/api-version.js';
import { createEmulator, fixtures, violations } from '../src/index.js';
import { header, member, openSession, textOf } from './session.js';

const all = [...new Set([...supportedVersions('getOperation'), ...supportedVersions('purchase')])].sort();
const paths = {
  getOperation: `/phoneNumbers/operations/purchase_${fixtures.succeeds}`,
  getSearchResult: `/availablePhoneNumbers/searchResults/${fixtures.succeeds}`,
  getPhoneNumber: `/phoneNumbers/${fixtures.phoneNumber}`,
  listPhoneNumbers: '/phoneNumbers',
};

const consents = ['agreeToNotResell', 'consentToNotResellNumbers', 'neither'] as const;

/** Which property carries the agreement not to resell. */
function consentOf(version: string): (typeof consents)[number] {
  if (version >= '2025-04-01') return 'agreeToNotResell';
  return version >= '2023-10' && version.includes('preview') ? 'consentToNotResellNumbers' : 'neither';
}

async function buy(version: string, agreement: object) {
  const emulator = createEmulator({ authentication: 'off' });
  const { searchId } = emulator.addSearch({ agreementRequired: true });
  const url = `http://emulator.test/availablePhoneNumbers/:purchase?api-version=${version}`;
  const response = await emulator.fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ searchId, ...agreement }),
  });
  return { status: response.status, body: await response.text(), bought: emulator.ledger.count(searchId) };
}

describe('the api-versions of a route', () => {
  it.each(Object.entries(paths))(
    'are listed by each answer of it, and no others pass: %s',
    async (route, path) => {
      const session = openSession();
      await session.purchase(fixtures.succeeds);
      for (const version of all) {
        const answer = await session.send(`${path}?api-version=${version}`);
        const listed = header(answer, 'api-supported-versions')?.split(', ');
        expect([route, version, answer.status]).toEqual([
          route,
          version,
          listed?.includes(version) ? 200 : 400,
        ]);
        if (answer.status === 400) {
          expect(member(answer, 'error')).toHaveProperty('code', 'UnsupportedApiVersion');
        }
      }
    },
  );

  it('are those that were recorded of it, less what the service has dropped since', async () => {
    const folder = new URL('../../../spec/recorded-traffic/', import.meta.url);
    const dropped = new Set(['2021-04-07', '2024-01-31-preview', '2024-03-01']);
    for (const name of (await readdir(folder)).filter((file) => file.endsWith('.json'))) {
      const { request, response } = JSON.parse(await readFile(new URL(name, folder), 'utf8'));
      const recorded: string | undefined = response.headers['api-supported-versions'];
      const route = request.url.includes('/phoneNumbers/operations/') ? 'getOperation' : 'purchase';
      for (const version of recorded?.split(', ') ?? []) {
        if (!dropped.has(version))
          expect([name, supportedVersions(route)]).toEqual([name, expect.arrayContaining([version])]);
      }
    }
  });
});

describe('the agreement not to resell', () => {
  it.each(supportedVersions('purchase'))('is asked for as in the api-version %s', async (version) => {
    const name = consentOf(version);
    for (const consent of consents) {
      const agreed = await buy(version, { [consent]: true });
      const isEnough = name === 'neither' || name === consent;
      expect([consent, agreed.status, agreed.bought]).toEqual([
        consent,
        isEnough ? 202 : 400,
        isEnough ? 1 : 0,
      ]);
      const refused = await buy(version, { [consent]: false });
      expect([consent, refused.status]).toEqual([consent, name === 'neither' ? 202 : 400]);
    }
  });

  it('is refused in the recorded words of the previews that call it consent', async () => {
    expect((await buy('2024-03-01-preview', { consentToNotResellNumbers: false })).body).toBe(
      '{"error":{"code":"BadRequest","message":"Consent not provided to not resell the phone numbers","target":"isconsentprovided"}}',
    );
  });
});

describe('a search result', () => {
  it.each(supportedVersions('getSearchResult'))(
    'has the properties of the api-version %s',
    async (version) => {
      const answer = await openSession().send(`${paths.getSearchResult}?api-version=${version}`);
      expect(member(answer, 'error')).toBe(version >= '2022-12-01' ? 'NoError' : undefined);
      const flag = member(answer, 'isAgreementToNotResellRequired');
      expect(flag).toBe(version >= '2025-04-01' ? false : undefined);
    },
  );
});

it.each(violations.filter(({ expected }) => expected === 'not-flagged').map(({ id, what }) => [id, what]))(
  'variation %s leads on in the api-version of the request: %s',
  async (id) => {
    const session = openSession({ violations: [id] });
    const ask = (path: string, init?: RequestInit) => session.send(`${path}?api-version=2025-06-01`, init);
    const headers = { 'content-type': 'application/json' };
    const body = JSON.stringify({ searchId: fixtures.succeeds });
    const answers = [await ask('/availablePhoneNumbers/:purchase', { method: 'POST', headers, body })];
    for (let read = 0; read < 7; read += 1) answers.push(await ask(paths.getOperation));
    answers.push(await ask(paths.listPhoneNumbers));
    const said = answers.map((answer) => `${JSON.stringify(answer.headers)} ${textOf(answer)}`);
    expect(said.filter((text) => /api-version=(?!2025-06-01)/.test(text))).toEqual([]);
  },
);
