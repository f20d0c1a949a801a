import { createHmac } from 'node:crypto';
import type { Mutation } from '@acs-contracts/phone-numbers-emulator';
import { expect, it } from 'vitest';
import { headerValue } from '../../src/headers.js';
import { verifyEmulated, withBody } from './emulated.js';

const accessKey = 'q83vEjRWeJq83vASNFZ4mrze8BI0VniavN7wEjRWeJqt3u8BI0VniQ==';
const versions = ['2021-03-07', '2025-06-01'];
const other = 'another-resource.communication.azure.com';
const nobodys = '/phoneNumbers/+18005550199';

/** Lets in whose signature is one for a path and a host that `targets` names. */
const lettingIn =
  (targets: (url: URL) => readonly (readonly [path: string, host: string])[]): Mutation =>
  (answer, { request, route }) => {
    if (answer.status !== 401 || route !== 'listPhoneNumbers') return answer;
    const [date, hash, authorization = ''] = ['x-ms-date', 'x-ms-content-sha256', 'authorization'].map(
      (name) => headerValue(request.headers, name),
    );
    const url = new URL(request.url);
    const isSigned = targets(url).some(([path, host]) => {
      // What is signed for the request itself was refused for another reason.
      if (path === url.pathname + url.search && host === url.host) return false;
      const text = `${request.method}\n${path}\n${date};${host};${hash}`;
      const key = Buffer.from(accessKey, 'base64');
      return authorization.endsWith(`Signature=${createHmac('sha256', key).update(text).digest('base64')}`);
    });
    return isSigned ? withBody({ ...answer, status: 200 }, { phoneNumbers: [] }) : answer;
  };

const queries = (url: URL) => ['', ...versions.map((version) => `?api-version=${version}`), url.search];

it.each<[what: string, found: readonly string[], targets: Parameters<typeof lettingIn>[0]]>([
  [
    'another api-version',
    ['another query'],
    (url) => versions.map((version) => [`${url.pathname}?api-version=${version}`, url.host]),
  ],
  [
    'no parameter but the api-version',
    ['another query'],
    (url) => [[url.pathname + url.search.replace(/&.*/, ''), url.host]],
  ],
  ['another host', ['another host'], (url) => [[url.pathname + url.search, other]]],
  [
    'another path, whatever its query',
    ['another path'],
    (url) =>
      [url.pathname, nobodys]
        .flatMap((path) => queries(url).map((search) => path + search))
        .map((path) => [path, url.host]),
  ],
])('a signature for %s is found once', async (_, found, targets) => {
  const { report } = await verifyEmulated(
    lettingIn(targets),
    { credentials: { accessKey }, scenarios: ['authentication'] },
    { accessKey },
  );
  expect(report.findings.map(({ rule, expected }) => [rule, expected])).toEqual(
    found.map((what) => ['authentication', expect.stringContaining(what)]),
  );
});
