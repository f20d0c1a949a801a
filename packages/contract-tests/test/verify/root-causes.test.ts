import { faults } from '@acs-contracts/phone-numbers-emulator';
import { describe, expect, it } from 'vitest';
import { errorAnswer, verifyEmulated } from './emulated.js';

/** How many findings a fault of the emulator gives that is more than one fault, and why. */
const severalFaults: Readonly<Record<string, number>> = {};

describe('one fault of the emulator gives one finding:', () => {
  it.each(faults.filter(({ expected }) => expected === 'caught'))('$id, $what', async ({ id, mutate }) => {
    const { report } = await verifyEmulated(mutate);
    const found = report.findings.map(({ rule, where, expected, actual }) => ({
      rule,
      where,
      expected,
      actual,
    }));
    expect(found).toHaveLength(severalFaults[id] ?? 1);
  });
});

describe('a variation of the emulator that conforms gives no finding:', () => {
  it.each(faults.filter(({ expected }) => expected !== 'caught'))('$id, $what', async ({ mutate }) => {
    const { report } = await verifyEmulated(mutate);
    expect(report.findings).toEqual([]);
  });
});

/** Faults that have nothing to do with each other, in one answer, in one resource and elsewhere. */
it.each([
  ['P24', 'E06'],
  ['O35', 'F14'],
  ['F13', 'F14'],
  ['F15', 'F16'],
  ['P18', 'P24'],
  ['O50', 'F01'],
])('two faults that have nothing to do with each other give two findings: %s and %s', async (...ids) => {
  const mutations = ids.map((id) => faults.find((fault) => fault.id === id)?.mutate);
  const { report } = await verifyEmulated(async (answer, context) => {
    let changed = answer;
    for (const mutate of mutations) changed = (await mutate?.(changed, context)) ?? changed;
    return changed;
  });
  expect(report.findings.map(({ rule, where }) => `${rule} ${where}`)).toHaveLength(2);
});

it('names what follows from a fault in the finding about it, and in the scenario where it came up', async () => {
  const fault = faults.find(({ id }) => id === 'F02');
  const { report } = await verifyEmulated(fault?.mutate);
  expect(report.findings).toEqual([
    expect.objectContaining({
      rule: 'link-target',
      consequences: [expect.objectContaining({ rule: 'links-lead-somewhere', scenario: 'succeeds' })],
    }),
  ]);
  expect(report.scenarios.find(({ name }) => name === 'succeeds')?.findings).toBe(1);
});

it('lets no wrong credential pass as another fault where no credential is looked at', async () => {
  const { report } = await verifyEmulated((answer) => (answer.status === 401 ? errorAnswer(404) : answer));
  const errors = report.findings.filter(({ severity }) => severity === 'error');
  expect(errors.map(({ rule, expected }) => `${rule}: ${expected}`)).toEqual([
    'authentication: 401, because of no credential',
  ]);
  expect(errors[0]?.consequences.length).toBeGreaterThan(10);
});
