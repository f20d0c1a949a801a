import { Buffer } from 'node:buffer';
import { randomBytes } from 'node:crypto';
import { fixtures, type Mutation } from '@acs-contracts/phone-numbers-emulator';
import { describe, expect, it } from 'vitest';
import { publishedContract } from '../../src/published-contract.js';
import { readExchange } from '../../src/recorded-exchange.js';
import type { Credentials } from '../../src/verify/credentials.js';
import { watchSecrets } from '../../src/verify/told-secrets.js';
import { verifyEmulated, withHeader, withMembers } from './emulated.js';

const keys = {
  'the well-known key': Buffer.from('an access key of the emulator, not a secret').toString('base64'),
  'a random key': randomBytes(64).toString('base64'),
};
const token = 'eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJub2JvZHkiLCJleHAiOjE3fQ.c2lnbmVkLWJ5LXNvbWVib2R5LTEyMw';

/** Ways to write a key. */
const forms: readonly (readonly [name: string, write: (key: string) => string])[] = [
  ['as it is', (key) => key],
  ['after a word', (key) => `key ${key}`],
  ['in base64 once more', (key) => Buffer.from(key).toString('base64')],
  ['its bytes in hexadecimal', (key) => Buffer.from(key, 'base64').toString('hex')],
  ['its bytes in capital hexadecimal', (key) => Buffer.from(key, 'base64').toString('hex').toUpperCase()],
  ['its bytes with dashes', (key) => hexOf(key).join('-')],
  ['its bytes with colons', (key) => hexOf(key).join(':')],
  ['percent-encoded', encodeURIComponent],
];

const hexOf = (key: string) =>
  [...Buffer.from(key, 'base64')].map((byte) => byte.toString(16).padStart(2, '0'));

/** Verifies an emulator that has a key, with that key. */
async function found(accessKey: string, mutate: Mutation, scenarios = ['unknown']) {
  const { report } = await verifyEmulated(mutate, { credentials: { accessKey }, scenarios }, { accessKey });
  return report;
}

describe.each(Object.entries(keys))('%s of the run', (_, key) => {
  it.each(forms)('in a header without a telling name is a finding, written %s', async (_form, write) => {
    const report = await found(key, (answer) => withHeader(answer, 'X-Debug', write(key)));
    expect(report.findings).toMatchObject([
      { rule: 'no-internals', where: 'header:x-debug', severity: 'error', evidence: 'secrets-of-the-run' },
    ]);
    expect(leaksOf(report, key)).toEqual([]);
  });

  it.each(forms)('in a body is a finding, written %s', async (_form, write) => {
    const error = {
      code: 'Broken',
      message: 'It is broken.',
      details: [{ code: 'Debug', message: write(key) }],
    };
    const report = await found(key, (answer, { route }) =>
      route === 'purchase' && answer.status === 404 ? withMembers(answer, { error }) : answer,
    );
    expect(report.findings).toMatchObject([{ rule: 'no-internals', where: 'body#', severity: 'error' }]);
    expect(leaksOf(report, key)).toEqual([]);
  });

  it('is a finding in answers whose form is not judged', async () => {
    const report = await found(
      key,
      (answer, { request }) =>
        /\.\.%2F|x{300}/.test(request.url)
          ? {
              ...answer,
              headers: [['Content-Type', 'text/html']],
              body: new TextEncoder().encode(`<p>${key}</p>`),
            }
          : answer,
      ['reads'],
    );
    expect(report.findings).toMatchObject([{ rule: 'no-internals', where: 'body#' }]);
    expect(leaksOf(report, key)).toEqual([]);
  });

  it('is one finding where a telling name is beside it', async () => {
    const report = await found(key, (answer) => withHeader(answer, 'X-Debug', `accesskey=${key}`));
    expect(report.findings).toMatchObject([{ rule: 'no-internals', where: 'header:x-debug' }]);
  });
});

/** The parts of a secret, sixteen characters long, that a report shows in any form. */
function leaksOf(report: object, key: string): string[] {
  const text = JSON.stringify(report).toLowerCase();
  return forms.flatMap(([, write]) => {
    const secret = write(key).replace(/^key /, '').toLowerCase();
    const starts = Array.from({ length: secret.length - 15 }, (_, start) => start);
    return starts.map((start) => secret.slice(start, start + 16)).filter((part) => text.includes(part));
  });
}

describe('what is no secret of the run', () => {
  it.each<[what: string, credentials: Credentials | undefined, text: string]>([
    ['nothing, where no credential was given', undefined, token],
    ['a short key', { accessKey: 'c2hvcnQtMTIz' }, 'c2hvcnQtMTIz'],
    [
      'a token that is a word',
      { token: 'communicationservices' },
      'Microsoft.Communication/CommunicationServices',
    ],
    ['a key of zeros', { accessKey: Buffer.alloc(64).toString('base64') }, `00-${'0'.repeat(32)}-01`],
    ['a token that is the id of a fixture', { token: fixtures.succeeds }, fixtures.succeeds],
    [
      'a token that is the host',
      { token: 'resource-1.communication.azure.com' },
      'resource-1.communication.azure.com',
    ],
    ['how a token is signed', { token }, 'eyJhbGciOiJSUzI1NiJ9'],
    [
      'an id that is as long as a key',
      { accessKey: keys['a random key'] },
      randomBytes(64).toString('base64'),
    ],
  ])('%s is not looked for', async (_, credentials, text) => {
    const watch = watchSecrets(credentials, [
      'https://resource-1.communication.azure.com',
      ...Object.values(fixtures),
    ]);
    expect(watch(await exchangeWithHeader(text))).toEqual([]);
  });

  it('finds the last part of a token', async () => {
    const watch = watchSecrets({ token });
    expect(watch(await exchangeWithHeader(token.slice(-30)))).toHaveLength(1);
  });
});

async function exchangeWithHeader(value: string) {
  const request = {
    method: 'GET',
    url: 'https://resource-1.communication.azure.com/phoneNumbers',
    headers: [],
    body: new Uint8Array(),
  };
  const response = { status: 200, headers: [['X-Debug', value]] as const, body: new Uint8Array() };
  return readExchange({ request, response }, await publishedContract());
}
