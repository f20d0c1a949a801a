import assert from 'node:assert/strict';
import type { CallOptions } from '../adapters/adapter.js';
import type { Lab, Result } from '../lab/lab.js';
import type { Script, Service } from '../lab/service.js';
import { phoneNumber } from '../lab/steps.js';

/** A purchase, what became of it, and the service that it was sent to. */
export interface Trial extends Result {
  readonly service: Service;
}

/** Purchases from a service with these faults. */
export async function purchaseFrom(lab: Lab, script: Script, options?: CallOptions): Promise<Trial> {
  const service = await lab.start(script);
  return { service, ...(await lab.purchase(lab.open(service.url), options)) };
}

/** Purchases from a service with these faults, and waits for what was bought. */
export async function buyFrom(lab: Lab, script: Script, options?: CallOptions): Promise<Trial> {
  const { service, accepted } = expectAccepted(await purchaseFrom(lab, script));
  return { service, ...(await lab.finish(accepted, options)) };
}

/** The purchase is taken for accepted, and was sent once. */
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

/** It ends with an error that has these members. */
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
