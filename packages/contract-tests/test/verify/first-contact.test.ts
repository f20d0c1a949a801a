import { type Answer, fixtures, type Mutation } from '@acs-contracts/phone-numbers-emulator';
import { describe, expect, it } from 'vitest';
import { errorAnswer, verifyEmulated, withHeader, withMembers } from './emulated.js';

const pathOf = ({ url }: { readonly url: string }) => new URL(url).pathname;
const bodyOf = (answer: Answer): object => JSON.parse(new TextDecoder().decode(answer.body));

/** Answers the first update or release with 429. */
function throttledOnce(method: string): Mutation {
  let isOver = false;
  return (answer, { request }) => {
    if (isOver || request.method !== method || answer.status !== 202) return answer;
    isOver = true;
    return withHeader(errorAnswer(429), 'Retry-After', '1');
  };
}

/** A phone number that was released is in the list again, from the second listing on, whatever its pages are. */
function comesBack(): Mutation {
  let released: string | undefined;
  let entry: object = {};
  let listings = 0;
  return (answer, { request, route }) => {
    if (route === 'releasePhoneNumber' && answer.status === 202)
      released = decodeURIComponent(pathOf(request).split('/')[2] ?? '');
    if (route !== 'listPhoneNumbers' || answer.status !== 200) return answer;
    const { phoneNumbers: [first = entry] = [] }: { phoneNumbers?: object[] } = bodyOf(answer);
    entry = first;
    if (released !== undefined) listings += 1;
    if (listings < 2) return answer;
    const all = [entry, { ...entry, phoneNumber: released, id: released?.slice(1) }];
    const { searchParams } = new URL(request.url);
    const skip = Number(searchParams.get('skip') ?? 0);
    const end = skip + Number(searchParams.get('top') ?? all.length);
    const nextLink = `/phoneNumbers?skip=${end}&top=${end - skip}&api-version=2021-03-07`;
    return withMembers(answer, {
      phoneNumbers: all.slice(skip, end),
      nextLink: end < all.length ? nextLink : undefined,
    });
  };
}

const yearly: Mutation = (answer, { route }) => {
  if (route !== 'getPhoneNumber' || answer.status !== 200) return answer;
  const { cost }: { cost?: object } = bodyOf(answer);
  return withMembers(answer, { cost: { ...cost, billingFrequency: 'yearly' } });
};

describe('an endpoint that', () => {
  it.each<[what: string, rule: string, scenarios: readonly string[], mutate: Mutation]>([
    ['bills for a year what the search has found for a month', 'bought-as-found', ['succeeds'], yearly],
    [
      'lets shared caches keep that a phone number is not there',
      'not-shared',
      ['reads', 'not-purchased'],
      (answer, { route }) =>
        route === 'getPhoneNumber' && answer.status === 404
          ? withHeader(answer, 'Cache-Control', 'public, max-age=3600')
          : answer,
    ],
    [
      'reads a plus in a path as a blank, and names such paths',
      'links-lead-somewhere',
      ['life'],
      (answer, { request, route }) => {
        const path = pathOf(request);
        if (route === 'updateCapabilities' && answer.status === 202)
          return withHeader(answer, 'Location', decodeURIComponent(path.replace('/capabilities', '')));
        return route === 'getPhoneNumber' && path.includes('+') ? errorAnswer(404) : answer;
      },
    ],
    [
      'breaks at a page of how many words',
      'refusal',
      ['paging'],
      (answer, { request }) => (/top=all/.test(request.url) ? errorAnswer(500) : answer),
    ],
    ['has a released phone number again later on', 'released-is-gone', ['life', 'paging'], comesBack()],
  ])('%s is found', async (_, rule, scenarios, mutate) => {
    const { report } = await verifyEmulated(mutate, { scenarios });
    expect(report.findings.map((finding) => finding.rule)).toContain(rule);
  });

  it('sends a header twice in every answer has one fault', async () => {
    let count = 0;
    const { report } = await verifyEmulated(
      (answer) => {
        count += 1;
        return {
          ...answer,
          headers: [...answer.headers, ['MS-CV', `a${count}.0`], ['MS-CV', `b${count}.0`]],
        };
      },
      { scenarios: ['reads', 'succeeds'] },
    );
    expect(report.findings.filter(({ rule }) => rule === 'single-value-headers')).toHaveLength(1);
  });
});

describe('a service that is asked too often', () => {
  it.each([
    ['an update', 'PATCH'],
    ['a release', 'DELETE'],
  ])('and says so to %s is asked again, and keeps nothing', async (_, method) => {
    const { report, emulator } = await verifyEmulated(
      throttledOnce(method),
      { scenarios: ['life'] },
      { secondRelease: 'accepted' },
    );
    expect(report.findings).toEqual([]);
    expect(report.purchases).toMatchObject([{ state: 'released' }]);
    expect(emulator.inventory().owned).toHaveLength(1);
  });

  it('and says so to a purchase is not asked again', async () => {
    const { report, requests } = await verifyEmulated(undefined, {
      scenarios: ['succeeds'],
      fixtures: { succeeds: fixtures.throttled },
    });
    expect(report.findings).toEqual([]);
    expect(report.scenarios[0]?.skipped).toBe('its purchase was throttled (429)');
    expect(requests.filter(({ method, url }) => method === 'POST' && url.includes(':purchase'))).toHaveLength(
      1,
    );
  });
});
