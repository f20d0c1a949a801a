import { violations } from '@acs-contracts/phone-numbers-emulator';
import { describe, expect, it } from 'vitest';
import { errorAnswer, verifyEmulated } from './emulated.js';

/** The violations that suites for this contract were first measured with, and the variations; contract strength tries all. */
const first = violations.filter(({ id }) => /^[POEFC]\d/.test(id));

describe('one violation of the emulator gives one finding:', () => {
  it.each(first.filter(({ expected }) => expected === 'caught'))('$id, $what', async ({ mutate }) => {
    const { report } = await verifyEmulated(mutate);
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
    const { report } = await verifyEmulated(mutate);
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
])('two violations that have nothing to do with each other give two findings: %s and %s', async (...ids) => {
  const mutations = ids.map((id) => violations.find((violation) => violation.id === id)?.mutate);
  const { report } = await verifyEmulated(async (answer, context) => {
    let changed = answer;
    for (const mutate of mutations) changed = (await mutate?.(changed, context)) ?? changed;
    return changed;
  });
  expect(report.findings.map(({ rule, where }) => `${rule} ${where}`)).toHaveLength(2);
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
