/** Part of every value that could be shown, so that a message which shows it is found. */
export const planted = 'planted7';

/** A value that somebody may pass by mistake. */
export interface WrongValue {
  readonly name: string;
  /** Creates it anew: a value may be used up. */
  readonly make: () => unknown;
}

const throwing = () => {
  throw new Error(planted);
};

function circular(): object {
  const value: Record<string, unknown> = { name: planted };
  value['self'] = value;
  return value;
}

function revoked(): object {
  const { proxy, revoke } = Proxy.revocable({}, {});
  revoke();
  return proxy;
}

const makers = {
  undefined: () => undefined,
  null: () => null,
  true: () => true,
  NaN: () => Number.NaN,
  Infinity: () => Number.POSITIVE_INFINITY,
  '-Infinity': () => Number.NEGATIVE_INFINITY,
  '-1': () => -1,
  '0': () => 0,
  'a number': () => 70_000,
  "'5000'": () => '5000',
  "''": () => '',
  'a blank string': () => ' \t ',
  'a string of several lines': () => `${planted}\r\n\u001b[31m`,
  'a string of 3 MB': () => planted.repeat(400_000),
  '{}': () => ({}),
  'an object without a prototype': () => Object.create(null),
  'an object of something else': () => ({ [planted]: planted }),
  '[]': () => [],
  'an array of a string': () => [planted],
  'a function': () => () => planted,
  'a class': () => class Planted7 {},
  'a symbol': () => Symbol(planted),
  'a bigint': () => 70_000n,
  'a Map': () => new Map(),
  'a Set': () => new Set(),
  'a Date': () => new Date(0),
  'an invalid Date': () => new Date(Number.NaN),
  'a RegExp': () => /planted7/,
  'a boxed number': () => Object(5000),
  'a boxed string': () => Object(planted),
  'a promise': () => Promise.resolve(planted),
  'an error': () => new Error(planted),
  'a Uint8Array': () => new Uint8Array(8),
  'an AbortController': () => new AbortController(),
  'an EventTarget': () => new EventTarget(),
  'a transparent proxy': () => new Proxy({}, {}),
  'a circular object': circular,
  'an object that cannot be converted': () => ({
    toString: throwing,
    toJSON: throwing,
    [Symbol.toPrimitive]: throwing,
  }),
} satisfies Record<string, () => unknown>;

/** The name of a value that somebody may pass by mistake. */
export type ValueName = keyof typeof makers;

/** Values of every type that somebody may pass by mistake. */
export const wrongValues: readonly WrongValue[] = Object.entries(makers).map(([name, make]) => ({
  name,
  make,
}));

/** Objects that throw when they are looked at. */
export const hostileValues: readonly WrongValue[] = [
  {
    name: 'a proxy that throws',
    make: () => new Proxy({}, { get: throwing, has: throwing, ownKeys: throwing, getPrototypeOf: throwing }),
  },
  { name: 'a revoked proxy', make: revoked },
];
