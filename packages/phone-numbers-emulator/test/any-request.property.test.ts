import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answerOf, createEmulator, violations } from '../src/index.js';
import { bodyOf } from './session.js';

const segment = fc.oneof(
  fc.constantFrom(
    'availablePhoneNumbers',
    ':purchase',
    '%3Apurchase',
    'phoneNumbers',
    'operations',
    'searchResults',
    '',
  ),
  fc.constantFrom('%', '%zz', '%E0%A4%A', '+14255550100', '%2B14255550100', '..', "'", '|', '\\'),
  fc.string({ maxLength: 8 }).map(encodeURIComponent),
);
const query = fc.oneof(
  fc.constantFrom('', '?api-version=2021-03-07', '?api-version=2025-06-01', '?api-version=', '?skip=1&top=%'),
  fc.string({ maxLength: 12 }).map((text) => `?${encodeURIComponent(text)}`),
);
const requests = fc.record({
  method: fc.constantFrom('GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS'),
  path: fc.array(segment, { maxLength: 4 }).map((segments) => `/${segments.join('/')}`),
  query,
  contentType: fc.constantFrom('application/json', 'application/json; charset=utf-8', 'text/plain', '', ';'),
  violation: fc.constantFrom('', ...violations.map(({ id }) => id)),
  body: fc.oneof(
    fc.uint8Array({ maxLength: 64 }),
    fc.json().map((text) => new TextEncoder().encode(text)),
  ),
});

describe('an emulator, whatever it is asked', () => {
  it('answers, and says what is wrong in the envelope of the service', async () => {
    const emulator = createEmulator({ authentication: 'off' });
    await fc.assert(
      fc.asyncProperty(requests, async ({ method, path, query, contentType, violation, body }) => {
        const url = `http://emulator.test${path}${query}`;
        fc.pre(URL.canParse(url) && new URL(url).host === 'emulator.test');
        const headers: [string, string][] = [['content-type', contentType]];
        if (violation !== '') headers.push(['x-emulator-violation', violation]);
        const hasBody = !['GET', 'HEAD'].includes(method);
        const request = new Request(url, { method, headers, ...(hasBody && { body: body.slice() }) });
        const answer = await answerOf(await emulator.fetch(request));
        if (violation !== '' || method === 'HEAD') return;
        expect(answer.status).toBeLessThan(500);
        if (answer.status >= 400) expect(bodyOf(answer)).toHaveProperty('error.message');
      }),
      { numRuns: 500 },
    );
    expect(emulator.ledger.purchases).toEqual([]);
  });
});
