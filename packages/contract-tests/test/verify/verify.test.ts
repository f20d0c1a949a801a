import { describe, expect, it } from 'vitest';
import { verify } from '../../src/index.js';
import { errorAnswer, fixtures, verifyEmulated, withMembers } from './emulated.js';

const scenarioNames = [
  'reads',
  'methods',
  'authentication',
  'refusals',
  'unknown',
  'search',
  'not-purchased',
  'update',
  'release',
  'richError',
  'throttled',
  'unavailable',
  'fails',
  'cancel',
  'succeeds',
  'life',
  'paging',
];

/** Those that send no purchase of a search that exists. */
const freeNames = [
  ...['reads', 'methods', 'authentication', 'refusals', 'unknown'],
  ...['search', 'not-purchased', 'update', 'release', 'paging'],
];

describe('an endpoint that conforms', () => {
  it('has no findings, whatever is asked of it', async () => {
    const { report } = await verifyEmulated();
    expect(report.findings).toEqual([]);
    expect(report.notes).toEqual(['the purchase of a search that was not purchased reads as 404']);
    expect(report.scenarios.map(({ name }) => name)).toEqual(scenarioNames);
    expect(report.scenarios.every(({ requests }) => requests > 0)).toBe(true);
    expect(report.summary).toMatchObject({ findings: 0, skipped: 0 });
  });

  it('sells once what is purchased', async () => {
    const { emulator } = await verifyEmulated();
    const bought = emulator.ledger.purchases.map(({ searchId }) => searchId);
    expect(bought.slice(0, 3)).toEqual([fixtures.fails, fixtures.cancel, fixtures.succeeds]);
    expect(bought).toHaveLength(4); // the last one is of a search of its own
  });
});

describe('without leave to purchase', () => {
  it('sends nothing that could buy', async () => {
    const { report, emulator, requests } = await verifyEmulated(undefined, { allowPurchase: false });
    expect(emulator.ledger.purchases).toEqual([]);
    expect(report.findings).toEqual([]);
    const ids = [fixtures.succeeds, fixtures.fails, fixtures.cancel, fixtures.richError];
    const sent = requests
      .filter(({ method }) => method !== 'GET')
      .map(({ body }) => new TextDecoder().decode(body));
    expect(sent.length).toBeGreaterThan(5);
    expect(sent.filter((body) => ids.some((id) => body.includes(id)))).toEqual([]);
  });

  it('says of each scenario that buys why it did not run', async () => {
    const { report } = await verifyEmulated(undefined, { allowPurchase: false });
    const skipped = report.scenarios.filter((scenario) => scenario.skipped !== undefined);
    expect(skipped.map(({ name }) => name)).toEqual(
      scenarioNames.filter((name) => !freeNames.includes(name)),
    );
    expect(skipped[0]?.skipped).toBe('it sends a purchase, which was not allowed');
    expect(report.summary.skipped).toBe(7);
  });
});

it('skips a scenario without its fixture, and says so', async () => {
  const { report } = await verifyEmulated(undefined, { fixtures: { unknown: fixtures.unknown } });
  expect(report.scenarios.find(({ name }) => name === 'succeeds')).toMatchObject({
    requests: 0,
    skipped: 'the fixtures do not name "succeeds"',
  });
  expect(report.summary.skipped).toBe(6);
});

it('folds findings that say the same, and counts them', async () => {
  const { report } = await verifyEmulated((answer, { route }) =>
    route === 'purchase' && answer.status === 400 ? { ...errorAnswer(400), headers: [] } : answer,
  );
  const [first] = report.findings.filter(({ where }) => where === 'header:content-type');
  expect(report.findings.length).toBeLessThan(4);
  expect(first).toMatchObject({ scenario: 'refusals', alsoIn: ['richError'] });
  expect(first?.count).toBeGreaterThan(8);
  expect(first?.request).toBe('POST /availablePhoneNumbers/:purchase (no api-version)');
});

it('folds findings that differ in ids, times and indices only', async () => {
  const { report } = await verifyEmulated((answer, { route }) =>
    route === 'getOperation' && answer.status === 200
      ? withMembers(answer, { lastActionDateTime: 1 })
      : answer,
  );
  expect(report.findings).toHaveLength(1);
  expect(report.findings[0]).toMatchObject({ where: 'body#/lastActionDateTime', scenario: 'search' });
  expect(report.findings[0]?.alsoIn).toEqual(['not-purchased', 'fails', 'cancel', 'succeeds', 'life']);
});

it('holds exchanges against the rules that it is given', async () => {
  const { report } = await verifyEmulated(
    (answer, { route }) =>
      route === 'listPhoneNumbers' && answer.status === 200 ? { ...answer, headers: [] } : answer,
    { rules: [], fixtures: {}, allowPurchase: false },
  );
  expect(report.findings).toEqual([]);
});

it('tells its progress before each request', async () => {
  const steps: string[] = [];
  const { report } = await verifyEmulated(undefined, {
    fixtures: {},
    onProgress: ({ scenario, requests, method }) => steps.push(`${scenario} ${requests} ${method}`),
  });
  expect(steps).toHaveLength(report.summary.requests);
  expect(steps.slice(0, 2)).toEqual(['reads 1 GET', 'reads 2 GET']);
});

describe('an endpoint', () => {
  it.each(['', 'emulator', 'ftp://emulator.localhost', 'http://user:pw@emulator.localhost'])(
    'is refused when it is no origin: %s',
    async (endpoint) => {
      await expect(verify({ endpoint })).rejects.toThrow(/^endpoint: expected a URL like https:/);
    },
  );

  it('is refused with a path, and told why', async () => {
    await expect(verify({ endpoint: 'https://gateway.example/acs' })).rejects.toThrow(
      /^endpoint: expected no path, got "\/acs": this API hands out paths from the root .* signatures cover the whole path/,
    );
  });

  it('is refused without a word of its password', async () => {
    await expect(verify({ endpoint: 'http://user:hunter2@emulator.localhost' })).rejects.not.toThrow(
      /hunter2/,
    );
  });
});
