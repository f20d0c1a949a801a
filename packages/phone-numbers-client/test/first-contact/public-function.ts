import { createClientOf, type FakeService } from './fake-service.js';
import type { ValueName } from './wrong-values.js';

/** A function that users call with an object of options. */
export interface PublicFunction {
  readonly name: string;
  /** Options that can be used. */
  readonly valid: () => object;
  /** Calls it with these options, or with no argument at all. */
  readonly call: (service: FakeService, ...options: readonly unknown[]) => unknown;
  /** Its options, each with the values that it takes. */
  readonly options: Readonly<Record<string, readonly ValueName[]>>;
  /** The values that it takes instead of its options. */
  readonly accepts: readonly ValueName[];
}

/** A typed route. */
export const route = '/phoneNumbers/operations/{operationId}';
/** An access key. */
export const key = btoa('an access key of the tests');

/** Creates a client of the service, in the version that has all options. */
export const clientOf = ({ fetch }: FakeService) =>
  createClientOf({}, { fetch, apiVersion: '2025-06-01' }).client;
/** Calls a function with these arguments, whatever they are. */
export const apply = (run: (...values: never[]) => unknown, values: readonly unknown[]): unknown =>
  Reflect.apply(run, undefined, values);

/** Objects without any option, for a function whose options are optional. */
export const emptyOptions: readonly ValueName[] = [
  'undefined',
  '{}',
  'an object without a prototype',
  'an object of something else',
  'an object that cannot be converted',
  'a circular object',
  'a transparent proxy',
];

/** The options that end a wait. */
export const wait: PublicFunction['options'] = {
  signal: ['undefined'],
  timeoutMs: ['undefined', 'a number'],
};
