import { type Mutation, violations } from '@acs-contracts/phone-numbers-emulator';
import { describe, expect, it } from 'vitest';
import { errorAnswer, verifyEmulated, withBody, withHeader } from './emulated.js';

/** Later ones of which each was once reported several times, in a way of its own. */
const further =
  'NP19 NP31 NP36 NP37 NO13 NO16 NO22 NO25 NO52 NO53 NL12 NL15 NL17 NL19 NL22 NL25 NL30 NL33 NL40 NL41 NE32 NF03 NF12 NF35 NF43 ' +
  'K04 K10 K24 K32 K42 K64 K94 K113 K116 K120 NL50 NL51';

/** The violations that suites for this contract were first measured with, and the variations; contract strength tries all. */
const first = violations.filter(({ id }) => /^[POEFC]\d/.test(id) || further.split(' ').includes(id));

describe('one violation of the emulator gives one finding:', () => {
  it.each(first.filter(({ expected }) => expected === 'caught'))('$id, $what', async ({ mutate }) => {
    const { report } = await verifyEmulated(mutate, { endpoint: 'https://emulator.localhost' });
    const found = report.findings.map(({ rule, where, expected, actual }) => ({
      rule,
      where,
      expected,
      actual,
    }));
    expect(found).toHaveLength(1);
  });
});

describe('a variation of the emulator that conforms gives no finding:', () => {
  it.each(first.filter(({ expected }) => expected !== 'caught'))('$id, $what', async ({ mutate }) => {
    const { report } = await verifyEmulated(mutate, { endpoint: 'https://emulator.localhost' });
    expect(report.findings).toEqual([]);
  });
});

/** Violations that have nothing to do with each other, in one answer, in one resource and elsewhere. */
it.each([
  ['P24', 'E06'],
  ['O35', 'F14'],
  ['F13', 'F14'],
  ['F15', 'F16'],
  ['P18', 'P24'],
  ['O50', 'F01'],
  ['K11', 'K81'],
  ['NL30', 'NO16'],
  ['K100', 'NL19'],
  ['NL12', 'NF35'],
  ['K113', 'NO25'],
])('two violations that have nothing to do with each other give two findings: %s and %s', async (...ids) => {
  const mutations = ids.map((id) => violations.find((violation) => violation.id === id)?.mutate);
  const { report } = await verifyEmulated(async (answer, context) => {
    let changed = answer;
    for (const mutate of mutations) changed = (await mutate?.(changed, context)) ?? changed;
    return changed;
  });
  expect(report.findings.map(({ rule, where }) => `${rule} ${where}`)).toHaveLength(2);
});

const isWrongSearch = (url: string) => url.includes(':search');

it.each<[string, Mutation, string]>([
  [
    'a search that breaks on whatever is wrong',
    (answer, { request }) =>
      isWrongSearch(request.url) && answer.status >= 400 && answer.status !== 401 ? errorAnswer(500) : answer,
    'refusal',
  ],
  [
    'a list that looks at neither skip nor top',
    (answer, { route }) =>
      route === 'listPhoneNumbers' && answer.status === 400
        ? withBody({ ...answer, status: 200 }, { phoneNumbers: [] })
        : answer,
    'refusal',
  ],
  [
    'a tag for each URL that never changes',
    (answer, { request }) => withHeader(answer, 'ETag', `"${new URL(request.url).pathname}"`),
    'validators-change',
  ],
  [
    'a Last-Modified after Date in every answer',
    (answer) =>
      withHeader(
        withHeader(answer, 'Date', new Date().toUTCString()),
        'Last-Modified',
        new Date(Date.now() + 3_600_000).toUTCString(),
      ),
    'http-dates',
  ],
])('one fault in many answers gives one finding: %s', async (_, mutate, rule) => {
  const { report } = await verifyEmulated(mutate);
  const errors = report.findings.filter(({ severity }) => severity === 'error');
  expect(errors.map((one) => one.rule)).toEqual([rule]);
  expect((errors[0]?.count ?? 0) + (errors[0]?.consequences.length ?? 0)).toBeGreaterThan(2);
});

it('names what follows from a violation in the finding about it, and in the scenario where it came up', async () => {
  const violation = violations.find(({ id }) => id === 'F02');
  const { report } = await verifyEmulated(violation?.mutate);
  expect(report.findings).toEqual([
    expect.objectContaining({
      rule: 'link-target',
      consequences: [expect.objectContaining({ rule: 'links-lead-somewhere', scenario: 'succeeds' })],
    }),
  ]);
  expect(report.scenarios.find(({ name }) => name === 'succeeds')?.findings).toBe(1);
});

it('lets no wrong credential pass as another violation where no credential is looked at', async () => {
  const { report } = await verifyEmulated((answer) => (answer.status === 401 ? errorAnswer(404) : answer));
  const errors = report.findings.filter(({ severity }) => severity === 'error');
  expect(errors.map(({ rule, expected }) => `${rule}: ${expected}`)).toEqual([
    'authentication: 401, because of no credential',
  ]);
  expect(errors[0]?.consequences.length).toBeGreaterThan(10);
});
