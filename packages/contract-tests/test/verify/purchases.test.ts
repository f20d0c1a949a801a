import { describe, expect, it } from 'vitest';
import { errorAnswer, fixtures, verifyEmulated, withBody } from './emulated.js';
import { accepted } from './wrong-endpoint.js';

const textOf = (body: Uint8Array) => new TextDecoder().decode(body);
const ids = Object.values(fixtures).filter((id) => !id.startsWith('+'));

/** How often each search of the fixtures was posted to be purchased, by requests of any form. */
function postsOf(
  requests: readonly { method: string; url: string; body: Uint8Array }[],
  searchId: string,
): number {
  return requests.filter(
    ({ method, url, body }) =>
      method !== 'GET' && url.includes(':purchase') && `${url}${textOf(body)}`.includes(searchId),
  ).length;
}

describe('without leave to purchase, nothing that names a search of the fixtures is posted,', () => {
  it.each([
    ['whatever the fixtures call it', { unknown: fixtures.succeeds }],
    ['whatever it is for', { ...fixtures, unknown: 'made-up' }],
  ])('%s', async (_, given) => {
    const { emulator, requests } = await verifyEmulated(undefined, { allowPurchase: false, fixtures: given });
    expect(ids.map((id) => postsOf(requests, id))).toEqual(ids.map(() => 0));
    expect(emulator.ledger.purchases).toEqual([]);
  });

  it('also when the endpoint claims to have whatever it is asked for: then nothing is posted at all', async () => {
    const { requests } = await verifyEmulated(
      (answer, { route }) =>
        route === 'getSearchResult' ? withBody({ ...answer, status: 200 }, {}) : answer,
      { allowPurchase: false, scenarios: ['refusals', 'unknown', 'authentication', 'methods'] },
    );
    expect(requests.filter(({ method }) => method !== 'GET')).toEqual([]);
  });
});

it('an endpoint that accepts whatever it gets is sent one request that could buy a search, and no other', async () => {
  const { report, requests } = await verifyEmulated((answer, { route, request }) =>
    request.url.includes(':purchase') && route !== 'getOperation' && answer.status !== 401
      ? accepted(fixtures.succeeds)
      : answer,
  );
  // Those of strangers are refused before, and looked after.
  const signed = requests.filter(({ headers }) =>
    headers.some(([name, value]) => name.toLowerCase() === 'authorization' && value !== 'Bearer nobody'),
  );
  expect(postsOf(signed, fixtures.succeeds)).toBe(1);
  expect(report.purchases).toContainEqual({
    searchId: fixtures.succeeds,
    state: 'unknown',
    phoneNumbers: [],
  });
});

it('a search that a wrong request may have bought, by what its operation says, is not named again', async () => {
  let purchases = 0;
  const { requests, report } = await verifyEmulated((answer, { route, request, search }) => {
    if (route === 'purchase') purchases += 1;
    if (route !== 'getOperation' || search?.searchId !== fixtures.succeeds || purchases < 20) return answer;
    return withBody(
      { ...answer, status: 200 },
      {
        operationType: 'purchase',
        status: 'running',
        createdDateTime: '2022-01-11T17:23:03Z',
        id: new URL(request.url).pathname.split('/').at(-1),
      },
    );
  });
  const seen = postsOf(requests, fixtures.succeeds);
  expect(seen).toBeGreaterThan(0);
  expect(seen).toBeLessThan(19);
  expect(report.findings).toContainEqual(expect.objectContaining({ rule: 'refusal-has-no-effect' }));
  expect(report.scenarios.find(({ name }) => name === 'succeeds')?.skipped).toContain(
    'may have bought its search',
  );
});

describe('the report', () => {
  const accessKey = 'c2VjcmV0LWtleS1vZi10aGUtcmVzb3VyY2UtKy8rLys=';
  it.each([
    [
      'in a message, escaped',
      (text: string) => errorAnswer(404, `key ${encodeURIComponent(encodeURIComponent(text))}`),
    ],
    [
      'in a header',
      (text: string) => ({
        ...errorAnswer(404),
        headers: [...errorAnswer(404).headers, ['X-Debug', text] as const],
      }),
    ],
    [
      'in Retry-After',
      (text: string) => ({
        ...errorAnswer(429),
        headers: [...errorAnswer(429).headers, ['Retry-After', text] as const],
      }),
    ],
  ])('holds no credential that the endpoint echoes %s', async (_, answer) => {
    const { report } = await verifyEmulated(() => answer(accessKey), {
      credentials: { accessKey },
      scenarios: ['reads', 'methods'],
    });
    const text = decodeURIComponent(decodeURIComponent(JSON.stringify(report).replaceAll('%"', '')));
    for (let at = 0; at + 16 <= accessKey.length; at += 1)
      expect(text).not.toContain(accessKey.slice(at, at + 16));
  });

  it('shows the exchange behind each finding, and how to send its request again', async () => {
    const { report } = await verifyEmulated(
      (answer, { route }) => (route === 'listPhoneNumbers' ? { ...answer, status: 201 } : answer),
      { scenarios: ['reads'], fixtures: {} },
    );
    expect(report.findings[0]?.occurrences[0]).toMatchObject({
      scenario: 'reads',
      request: 'GET /phoneNumbers?api-version=2021-03-07',
      curl: expect.stringMatching(
        /^curl -i -X GET .* -H "Authorization: \$AUTHORIZATION" 'http:\/\/emulator\.localhost\/phoneNumbers\?/,
      ),
      response: { status: 201, body: expect.stringContaining('+14255550100') },
    });
  });
});
