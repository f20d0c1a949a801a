import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { InvalidArgumentError, PhoneNumbersError } from '../../src/index.js';
import { createFakeService, type FakeService, reading, thrownBy } from './fake-service.js';
import { publicFunctions, publicParameters } from './public-functions.js';
import { hostileValues, planted, type WrongValue, wrongValues } from './wrong-values.js';

/** Returns what is wrong with how a wrong value was refused; empty if nothing is. */
async function problemsOf(use: (service: FakeService) => unknown): Promise<readonly string[]> {
  const service = createFakeService({ before: [reading('succeeded')] });
  const error = await thrownBy(() => use(service)).catch(() => 'it was accepted');
  if (!(error instanceof Error)) return [String(error)];
  if (!InvalidArgumentError.isInstance(error))
    return [`it threw ${error.name}: ${error.message.slice(0, 99)}`];
  const { code, outcome, phase, message, argument, name } = error;
  const shown = `${inspect(error)} ${JSON.stringify(error)} ${String(error)}`;
  const checks = {
    'not of the family': PhoneNumbersError.isInstance(error) && error instanceof PhoneNumbersError,
    [`is a ${name}, ${code}`]: name === 'InvalidArgumentError' && code === 'invalid-argument',
    [`${outcome} in ${phase}`]: outcome === 'not-sent' && phase === 'arguments',
    [`does not name ${argument}`]: argument.length > 0 && message.startsWith(argument),
    [`has ${message.length} characters`]: message.length <= 1000,
    'has several lines': /^[^\p{C}\u2028\u2029]+$/u.test(message),
    'shows the value': !shown.includes(planted),
    [`sent ${service.requests.length} requests`]: service.requests.length === 0,
  };
  return Object.entries(checks).flatMap(([problem, isFine]) => (isFine ? [] : [problem]));
}

/** Fails if one of the values is not refused as it should be. */
async function expectRefusal(
  values: readonly WrongValue[],
  accepts: readonly string[],
  use: (value: unknown, service: FakeService) => unknown,
) {
  const all: string[] = [];
  for (const { name, make } of values) {
    if (accepts.includes(name)) continue;
    const problems = await problemsOf((service) => use(make(), service));
    if (problems.length > 0) all.push(`${name}: ${problems.join(', ')}`);
  }
  expect(all, all.join('\n')).toEqual([]);
}

const options = publicFunctions.flatMap(({ name, valid, call, options }) =>
  Object.entries(options).map(
    ([option, accepts]) => [option, name, { option, valid, call, accepts }] as const,
  ),
);
const functions = publicFunctions.map((each) => [each.name, each] as const);
const parameters = publicParameters.map((each) => [each.name, each] as const);

describe('the options of the public functions', () => {
  it.each(options)(
    'refuses the option %s of %s before anything is sent if it has the wrong type',
    (_option, _name, { option, valid, call, accepts }) =>
      expectRefusal(wrongValues, accepts, (value, service) => call(service, { ...valid(), [option]: value })),
  );

  it.each(options)(
    'refuses the option %s of %s before anything is sent if using it throws',
    (_option, _name, { option, valid, call }) =>
      expectRefusal(hostileValues, [], (value, service) => call(service, { ...valid(), [option]: value })),
  );

  it.each(options)(
    'refuses the option %s of %s before anything is sent if reading it throws',
    async (_option, _name, { option, valid, call }) => {
      const bag = Object.defineProperty(valid(), option, {
        enumerable: true,
        get() {
          throw new Error(planted);
        },
      });
      expect(await problemsOf((service) => call(service, bag))).toEqual([]);
    },
  );

  it.each(options.filter(([, , { accepts }]) => accepts.includes('undefined')))(
    'accepts undefined for the option %s of %s',
    async (_option, _name, { option, valid, call }) => {
      const service = createFakeService({ before: [reading('succeeded')] });
      const bag = { ...valid(), [option]: undefined };
      await expect(thrownBy(() => call(service, bag))).rejects.toThrow('expected an error');
    },
  );
});

describe('the options of a public function as a whole', () => {
  it.each(functions)(
    'refuses the options of %s before anything is sent if they have the wrong type',
    (_name, { call, accepts }) =>
      expectRefusal(wrongValues, accepts, (value, service) => call(service, value)),
  );

  it.each(functions)(
    'refuses the options of %s before anything is sent if using them throws',
    (_name, { call }) => expectRefusal(hostileValues, [], (value, service) => call(service, value)),
  );

  it.each(functions.filter(([, { accepts }]) => !accepts.includes('undefined')))(
    'refuses a call of %s without options before anything is sent',
    async (_name, { call }) => expect(await problemsOf((service) => call(service))).toEqual([]),
  );
});

describe('the parameters of the public functions', () => {
  it.each(parameters)(
    'refuses %s before anything is sent if it has the wrong type',
    (_name, { call, accepts }) =>
      expectRefusal(wrongValues, accepts, (value, service) => call(service, value)),
  );

  it.each(parameters)('refuses %s before anything is sent if using it throws', (_name, { call }) =>
    expectRefusal(hostileValues, [], (value, service) => call(service, value)),
  );

  it.each(parameters)('refuses a call without %s before anything is sent', async (_name, { call }) => {
    expect(await problemsOf((service) => call(service))).toEqual([]);
  });
});
