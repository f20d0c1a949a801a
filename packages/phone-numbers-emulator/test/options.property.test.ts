import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  createEmulator,
  manualClock,
  startEmulator,
  systemClock,
  unrecorded,
  violations,
} from '../src/index.js';

/** One value of every kind that JavaScript has, and those that are nearly right. */
const samples = fc.constantFrom<unknown[]>(
  null,
  true,
  0,
  -1,
  1.5,
  Number.NaN,
  Number.POSITIVE_INFINITY,
  65_536,
  10n,
  '',
  ' ',
  '404 ',
  'Required',
  '0',
  'a b',
  '..',
  '\u001b[31m',
  'x'.repeat(5_000),
  Symbol('404'),
  () => '404',
  [],
  ['404'],
  [null],
  [['404']],
  new Array(2),
  {},
  { now: 0, advance: 0 },
  { now: () => new Date(Number.NaN), advance: () => {} },
  { now: () => 0, advance: () => {} },
  new Date(Number.NaN),
  new Date(8.64e15),
  new Map(),
  Object('404'),
);
const anything = fc.oneof(samples, fc.anything({ withBigInt: true, withDate: true, withSparseArray: true }));

const isText = (pattern: RegExp) => (value: unknown) => typeof value === 'string' && pattern.test(value);
const isWhole = (value: unknown) => typeof value === 'number' && Number.isInteger(value);
const isListOf = (holds: (value: unknown) => boolean) => (value: unknown) =>
  Array.isArray(value) && Array.from(value).every(holds);
const isOneOf = (values: readonly string[]) => (value: unknown) =>
  typeof value === 'string' && values.includes(value);

/** What is right for an option, said once more: whatever else there is must be refused. */
const searchOptions = {
  searchId: isText(/^[\w.~-]{1,256}$/),
  scenario: isOneOf(['succeeds', 'fails', 'cancel', 'richError', 'throttled', 'unavailable']),
  phoneNumbers: (value: unknown) => isListOf(isText(/^\+[1-9]\d+$/))(value) && String(value) !== '',
  countryCode: isText(/^[A-Z]{2}$/),
  phoneNumberType: isText(/^[a-z][a-zA-Z0-9]*$/),
  agreementRequired: (value: unknown) => typeof value === 'boolean',
  holdMilliseconds: (value: unknown) =>
    typeof value === 'number' && value >= 0 && value < Number.POSITIVE_INFINITY,
};
const emulatorOptions = {
  accessKey: isText(/^([\w+/]{4})+$|^([\w+/]{4})*[\w+/]{2,3}==?$/),
  authentication: isOneOf(['required', 'off']),
  clock: () => false,
  searches: isListOf((value) => typeof value === 'object' && value !== null),
  violations: isListOf(isOneOf(violations.map(({ id }) => id))),
  // Objects with properties are looked at by the tests of seeds.
  seed: (value: unknown) => typeof value === 'object' && value !== null && !Array.isArray(value),
  mutate: (value: unknown) => typeof value === 'function',
  pace: isOneOf(['polls', 'time']),
  admin: isOneOf(['off', 'loopback', 'anyone']),
  maxBodyBytes: (value: unknown) => isWhole(value) && Number(value) > 0,
  ...Object.fromEntries(Object.entries(unrecorded).map(([name, values]) => [name, isOneOf(values)])),
};
const serverOptions = {
  port: (value: unknown) => isWhole(value) && Number(value) >= 0 && Number(value) < 65_536,
  hostname: isText(/^[^\s/?#@]+$/),
  tls: (value: unknown) => value === 'selfSigned',
};

/** The error that a function throws for arguments which the compiler would not let through. */
function thrownBy(call: (...values: never[]) => unknown, ...values: readonly unknown[]): unknown {
  try {
    Reflect.apply(call, undefined, values);
    return undefined;
  } catch (error) {
    return error;
  }
}

function expectRefusal(error: unknown, option: string): void {
  expect(error).toBeInstanceOf(TypeError);
  const { message } = error instanceof TypeError ? error : new TypeError();
  expect(message).toMatch(/^[ -~…]{1,900}$/);
  if (message.startsWith('unknown ')) return;
  expect(message.startsWith(option)).toBe(true);
  expect(message).toMatch(/ must be .+ \(received .+\)\.$/);
}

/** Values that are wrong for an option, and that were given: `undefined` is as good as nothing. */
const wrongFor = (isRight: (value: unknown) => boolean) =>
  anything.filter((value) => value !== undefined && !isRight(value));

describe('an option that cannot be used', () => {
  it.each(Object.entries(emulatorOptions))(
    'is refused by createEmulator and startEmulator with its name: %s',
    async (name, isRight) => {
      await fc.assert(
        fc.asyncProperty(wrongFor(isRight), async (value) => {
          expectRefusal(thrownBy(createEmulator, { [name]: value }), name);
          const started: Promise<unknown> = Reflect.apply(startEmulator, undefined, [{ [name]: value }]);
          expectRefusal(await started.catch((error: unknown) => error), name);
        }),
      );
    },
  );

  it.each(Object.entries(serverOptions))(
    'is refused by startEmulator with its name: %s',
    async (name, isRight) => {
      await fc.assert(
        fc.asyncProperty(wrongFor(isRight), async (value) => {
          const started: Promise<unknown> = Reflect.apply(startEmulator, undefined, [{ [name]: value }]);
          expectRefusal(await started.catch((error: unknown) => error), name);
        }),
      );
    },
  );

  it.each(Object.entries(searchOptions))(
    'is refused by addSearch, and in searches, with its name: %s',
    (name, isRight) => {
      const emulator = createEmulator();
      fc.assert(
        fc.property(wrongFor(isRight), (value) => {
          expectRefusal(thrownBy(emulator.addSearch, { [name]: value }), name);
          const searches = [{}, { [name]: value }];
          expectRefusal(thrownBy(createEmulator, { searches }), `searches[1].${name}`);
        }),
      );
    },
  );

  it('is refused when it is the start of a clock, or what a clock is advanced by', () => {
    const isDate = (value: unknown) =>
      value instanceof Date && Math.abs(value.getUTCFullYear() - 5_000) < 5_000;
    fc.assert(
      fc.property(wrongFor(isDate), (value) => {
        expectRefusal(thrownBy(manualClock, value), 'start');
        expectRefusal(thrownBy(systemClock, value), 'start');
      }),
    );
    const isForward = (value: unknown) => typeof value === 'number' && value >= 0 && value < 1e14;
    const clocks = [manualClock(), systemClock()];
    const before = clocks.map((clock) => clock.now().getTime());
    fc.assert(
      fc.property(wrongFor(isForward), (value) => {
        for (const clock of clocks) expectRefusal(thrownBy(clock.advance, value), 'milliseconds');
      }),
    );
    for (const clock of clocks) expectRefusal(thrownBy(clock.advance), 'milliseconds');
    expect(clocks[0]?.now().getTime()).toBe(before[0]);
  });

  it('is refused when the options themselves are not an object, or have a name that there is not', async () => {
    const isObject = (value: unknown) => typeof value === 'object' && value !== null && !Array.isArray(value);
    const emulator = createEmulator();
    await fc.assert(
      fc.asyncProperty(wrongFor(isObject), async (value) => {
        expectRefusal(thrownBy(createEmulator, value), 'options');
        expectRefusal(thrownBy(emulator.addSearch, value), 'options');
        const started: Promise<unknown> = Reflect.apply(startEmulator, undefined, [value]);
        expectRefusal(await started.catch((error: unknown) => error), 'options');
        expectRefusal(thrownBy(createEmulator, { searches: [{}, value] }), 'searches[1]');
      }),
    );
    expect(thrownBy(createEmulator, { beforePurchse: '404' })).toMatchObject({
      message: expect.stringMatching(/^unknown option "beforePurchse"; the options are accessKey, /),
    });
    const odd = { searches: [{ '\u001b[31m': 1 }] };
    expectRefusal(thrownBy(createEmulator, odd), 'searches[0]');
    expect(thrownBy(createEmulator, { port: 0 })).toBeInstanceOf(TypeError);
    expect(thrownBy(emulator.addSearch, { id: 'a' })).toBeInstanceOf(TypeError);
  });
});

describe('an option that is undefined', () => {
  it('is as good as none', async () => {
    const undefinedOf = (options: object) =>
      Object.fromEntries(Object.keys(options).map((name) => [name, undefined]));
    const options = undefinedOf({ ...emulatorOptions, ...serverOptions });
    await using emulator = await startEmulator(options);
    expect(emulator.addSearch(undefinedOf(searchOptions))).toMatchObject({ scenario: 'succeeds' });
  });
});

describe('the message about an option', () => {
  it.each([
    [
      { beforePurchase: 404 },
      'beforePurchase must be one of "404", "empty404", "notStarted", "400", "403" (received 404).',
    ],
    [
      { accessKey: 'not base64!' },
      'accessKey must be a non-empty string in base64 (received a string of 11 characters).',
    ],
    [
      { accessKey: ['c2VjcmV0', '!'] },
      'accessKey must be a non-empty string in base64 (received a value of type object).',
    ],
    [
      { searches: [{ phoneNumbers: ['911'] }] },
      'searches[0].phoneNumbers must be a non-empty array of phone numbers in E.164 format, such as "+14255550199", each once (received ["911"]).',
    ],
    [
      { searches: [{ searchId: 'a' }, { searchId: 'A' }] },
      'searches[1].searchId must be an id that no other search has (received "A").',
    ],
  ])('says which, what was expected and what was received: %o', (options, message) => {
    expect(thrownBy(createEmulator, options)).toMatchObject({ name: 'TypeError', message });
  });
});
