import { Buffer } from 'node:buffer';
import { describe, expect, it } from 'vitest';
import { render } from '../../src/cli/reporters/index.js';
import { words } from '../../src/cli/reporters/words.js';
import { withMembers } from '../verify/emulated.js';
import { check } from './check.js';
import { type HarEntry, harOf, withEntries } from './har.js';
import { record } from './record.js';

const secrets = {
  bearer: 'opaque-token-8Fs0Qe2LxZ',
  signature: 'c2lnbmF0dXJlLW9mLXRoZS1yZXF1ZXN0LTEyMzQ1Njc4OTA=',
  basic: 'tr0ub4dor&3-staple',
  cookie: 'session-value-5512874',
  setCookie: 'refreshed-session-77120',
  cookieList: 'listed-cookie-90217',
  apiKey: 'k3y-of-the-gateway-01',
  sas: 'sig-in-the-query-5501',
  code: 'oauth-code-aa81b2',
  password: 'hunter2!',
  urlPassword: 'user-info-word-9',
  formSecret: 'client-secret-x81',
  jsonToken: 'refresh-token-from-login-31',
  short: 'pin-93',
} as const;

const json = { name: 'Content-Type', value: 'application/json' };

/** Entries to other hosts, in which an application signs in. */
const elsewhere: readonly HarEntry[] = [
  {
    request: {
      method: 'POST',
      url: `https://user:${secrets.urlPassword}@login.example/token?code=${secrets.code}`,
      headers: [
        json,
        { name: 'authorization', value: `Basic ${Buffer.from(`app:${secrets.basic}`).toString('base64')}` },
      ],
      cookies: [{ name: 'x', value: secrets.cookieList }],
      postData: {
        mimeType: 'application/x-www-form-urlencoded',
        params: [{ name: 'client_secret', value: secrets.formSecret }],
        text: `password=${encodeURIComponent(secrets.password)}&grant_type=password`,
      },
    },
    response: {
      status: 200,
      headers: [json, { name: 'set-cookie', value: `sid=${secrets.setCookie}; Path=/; HttpOnly` }],
      content: {
        text: JSON.stringify({
          refresh_token: secrets.jsonToken,
          deep: [{ userPin: 1, pinToken: secrets.short, key: 'status' }],
        }),
      },
    },
  },
];

/** A service that repeats in its answers whatever it has seen, in many forms. */
async function leaking() {
  const all = Object.values(secrets);
  const encoded = all.flatMap((secret) => [
    secret,
    encodeURIComponent(secret),
    Buffer.from(`x${secret}`).toString('base64'),
    JSON.stringify(secret),
  ]);
  const exchanges = await record(['succeeds'], (answer, { route }) =>
    route === 'getOperation' ? withMembers(answer, { status: 42, echo: encoded, id: all.join(' ') }) : answer,
  );
  const har = withEntries(harOf(exchanges), (entry, index) => ({
    ...entry,
    request: {
      ...entry.request,
      url: `${entry.request.url}&sig=${secrets.sas}`,
      headers: [
        ...(entry.request.headers ?? []).filter(({ name }) => !/^authorization$/i.test(name)),
        {
          name: 'AUTHORIZATION',
          value:
            index % 2 === 0
              ? `Bearer ${secrets.bearer}`
              : `HMAC-SHA256 SignedHeaders=date;host&Signature=${secrets.signature}`,
        },
        { name: 'cookie', value: `a=b; session="${secrets.cookie}"` },
        { name: 'X-Api-Key', value: secrets.apiKey },
      ],
    },
  }));
  return { log: { ...har.log, entries: [...elsewhere, ...har.log.entries] } };
}

describe('the report of a HAR', () => {
  it.each(['text', 'json', 'junit', 'html'] as const)('holds no credential of it as %s', async (reporter) => {
    const report = await check({ 'leak.har': await leaking() });
    expect(report.summary.findings).toBeGreaterThan(0);
    const text = render(report, reporter, words.check, { hasColors: false });
    const unwrapped = text.replaceAll(/\s+/g, '');
    for (const [name, secret] of Object.entries(secrets)) {
      for (const form of [
        secret,
        encodeURIComponent(secret),
        Buffer.from(secret).toString('base64').replace(/.?=*$/, ''),
      ]) {
        expect({ name, isShown: unwrapped.includes(form) }).toEqual({ name, isShown: false });
      }
    }
  });

  it('has the command line of a request without its cookies, keys and dates', async () => {
    const { findings } = await check({ 'leak.har': await leaking() });
    expect(findings.map(({ where }) => where)).toContain('body#/status');
    const curl = findings[0]?.occurrences[0]?.curl ?? '';
    expect(curl).toMatch(
      /^curl -i -X GET -H 'Accept: application\/json' -H "Authorization: \$AUTHORIZATION" 'https:/,
    );
    expect(curl).toContain('sig=…');
  });

  it('still says what is wrong where a cookie has an ordinary value', async () => {
    const exchanges = await record(['succeeds'], (answer, { route }) =>
      route === 'getOperation' ? withMembers(answer, { status: 42 }) : answer,
    );
    const har = withEntries(harOf(exchanges), (entry) => ({
      ...entry,
      request: {
        ...entry.request,
        cookies: [
          { name: 'lang', value: 'body' },
          { name: 'a', value: '' },
        ],
      },
    }));
    const { findings } = await check({ 'a.har': har });
    expect(findings[0]).toMatchObject({ where: 'body#/status', actual: '42' });
  });

  it('is refused if the file has more credentials than can be kept out of it', async () => {
    const exchanges = await record(['succeeds'], (answer, { route }) =>
      route === 'getOperation' ? withMembers(answer, { status: 42 }) : answer,
    );
    const { log } = harOf(exchanges);
    const cookies = Array.from({ length: 300 }, (_, index) => ({
      name: 'a',
      value: `${index}-${'x'.repeat(1000)}`,
    }));
    const many: HarEntry = { request: { method: 'GET', url: 'https://ads.example/', cookies } };
    const report = await check({ 'a.har': { log: { ...log, entries: [...log.entries, many] } } });
    expect(report.traffic.problems[0]?.message).toMatch(/^expected at most 262144 characters of credentials/);
    expect(JSON.stringify(report)).not.toContain('xxxx');
  });
});
