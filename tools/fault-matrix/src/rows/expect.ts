import assert from 'node:assert/strict';
import type { ClientOptions, PurchaseOptions } from '../adapters/adapter.js';
import type { Lab, Result } from '../lab/lab.js';
import type { Script } from '../lab/script.js';
import type { Service } from '../lab/service.js';
import { phoneNumber } from '../lab/steps.js';

/** A purchase, its result, and the service that it was sent to. */
export interface Trial extends Result {
  readonly service: Service;
}

/** Purchases from a service with these faults. */
export async function purchaseFrom(
  lab: Lab,
  script: Script,
  options?: PurchaseOptions,
  clientOptions?: Partial<ClientOptions>,
): Promise<Trial> {
  const service = await lab.start(script);
  return { service, ...(await lab.purchase(lab.open(service.url, clientOptions), options)) };
}

/** Purchases from a service with these faults, and waits for the numbers. */
export async function buyFrom(lab: Lab, script: Script, options?: PurchaseOptions): Promise<Trial> {
  const { service, accepted } = expectAccepted(await purchaseFrom(lab, script));
  return { service, ...(await lab.finish(accepted, options)) };
}

/** The purchase counts as accepted, and was sent once. */
export function expectAccepted(trial: Trial): Trial {
  assert.ok(trial.accepted !== undefined, `expected it to be accepted, got ${trial.error}`);
  assert.equal(trial.service.count('post'), 1, 'it was sent once');
  return trial;
}

/** It was bought, and the client knows what. */
export function expectBought(trial: Trial): Trial {
  assert.deepEqual(trial.bought, [phoneNumber], `expected it to be bought, got ${trial.error}`);
  return trial;
}

/** It ends with an error that has these properties. */
export function expectError(
  result: Result,
  members: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  const { error } = result;
  assert.ok(error instanceof Error, 'it ends with an error');
  const actual = Object.fromEntries(Object.keys(members).map((name) => [name, Reflect.get(error, name)]));
  assert.deepEqual(actual, members, String(error));
  assert.ok(error.message.length <= 1024, 'its message is at most 1 kB');
  return { ...error, message: error.message, cause: error.cause };
}

/** It was sent once, its operation was looked up, and whether it was accepted stays unknown. */
export function expectUnknown(
  trial: Trial,
  members: Readonly<Record<string, unknown>> = {},
): Record<string, unknown> {
  assert.equal(trial.service.count('post'), 1, 'it was sent once');
  assert.ok(trial.service.count('operation') >= 1, 'its operation was looked up');
  return expectError(trial, { outcome: 'unknown', ...members });
}

/** The service said no, and that is known. */
export function expectRejected(
  trial: Trial,
  members: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  assert.equal(trial.service.count('post'), 1, 'it was sent once');
  assert.equal(trial.service.count('operation'), 0, 'there is nothing to look up');
  return expectError(trial, { outcome: 'rejected', ...members });
}

/** Nothing was sent: the read before the purchase did not permit it. */
export function expectNotSent(
  trial: Trial,
  members: Readonly<Record<string, unknown>> = {},
): Record<string, unknown> {
  assert.equal(trial.service.count('post'), 0, 'nothing was purchased');
  return expectError(trial, { outcome: 'not-sent', phase: 'lookup', ...members });
}

/** As {@link expectNotSent}, after one read; the message names the option that skips it. */
export function expectLookupRefused(
  trial: Trial,
  members: Readonly<Record<string, unknown>> = {},
): Record<string, unknown> {
  assert.equal(trial.service.count('lookup'), 1, 'it was read once');
  const error = expectNotSent(trial, { code: 'lookup-refused', ...members });
  assert.match(String(error['message']), /\bexisting\b/);
  return error;
}

/** The search was read the given number of times, and then purchased by this call. */
export async function expectPurchased(lab: Lab, trial: Trial, lookups: number): Promise<Trial> {
  expectAccepted(trial);
  assert.equal(trial.service.count('lookup'), lookups, 'the number of reads before the purchase');
  assert.equal(trial.accepted?.created, true, 'this call purchased it');
  return expectBought({ ...trial, ...(await lab.finish(trial.accepted)) });
}

/** An earlier purchase was found and gone on with; nothing was sent. */
export async function expectFound(lab: Lab, trial: Trial): Promise<Trial> {
  assert.ok(trial.accepted !== undefined, `expected it to be found, got ${trial.error}`);
  assert.equal(trial.accepted.created, false, 'this call did not purchase it');
  const found = expectBought({ ...trial, ...(await lab.finish(trial.accepted)) });
  assert.equal(trial.service.count('post'), 0, 'nothing was purchased');
  return found;
}
