import assert from 'node:assert/strict';
import type { Action, CallOptions, ClientOptions } from '../../adapters/adapter.js';
import { asBefore, asChanged, kinds, operationIds } from '../../lab/actions.js';
import type { Lab, Result } from '../../lab/lab.js';
import type { Script, Step } from '../../lab/script.js';
import type { Service } from '../../lab/service.js';
import { phoneNumber } from '../../lab/steps.js';
import { expectError } from '../expect.js';

/** The operations whose request is sent at most once. */
export const changes = ['update', 'release'] as const;
/** One of {@link changes}. */
export type Change = (typeof changes)[number];
/** All operations but the purchase. */
export const actions: readonly Action[] = ['search', ...changes];

/** An operation, what became of it, and the service that it was asked of. */
export interface Attempt extends Result {
  readonly action: Action;
  readonly service: Service;
}

/** Starts an operation at a service that follows a script; the phone number is as the operation leaves it. */
export async function beginAt(
  lab: Lab,
  action: Action,
  script: Script,
  options?: CallOptions,
  clientOptions?: Partial<ClientOptions>,
): Promise<Attempt> {
  const number = action === 'search' ? {} : { number: [asChanged[action]] };
  const service = await lab.start({ ...number, ...script });
  return { action, service, ...(await lab.begin(lab.open(service.url, clientOptions), action, options)) };
}

/** Starts an operation as {@link beginAt} does, with these answers to its request. */
export function beginWith(
  lab: Lab,
  action: Action,
  steps: readonly Step[],
  script: Script = {},
  options?: CallOptions,
): Promise<Attempt> {
  return beginAt(lab, action, { ...script, [kinds[action]]: steps }, options);
}

/** Starts an operation as {@link beginAt} does, and waits for its end. */
export async function finishAt(
  lab: Lab,
  action: Action,
  script: Script,
  options?: CallOptions,
): Promise<Attempt> {
  const begun = expectBegun(await beginAt(lab, action, script));
  return { ...begun, ...(await lab.end(action, begun.accepted, options)) };
}

/** The number of requests that should have started the operation. */
export const sent = ({ action, service }: Attempt): number => service.count(kinds[action]);

/** It counts as accepted, under the id that the response named. */
export function expectBegun(attempt: Attempt, requests = 1): Attempt {
  assert.ok(attempt.accepted !== undefined, `expected it to be accepted, got ${attempt.error}`);
  assert.equal(sent(attempt), requests, 'how often it was sent');
  if ('operationId' in attempt.accepted) {
    assert.equal(attempt.accepted.operationId, operationIds[attempt.action]);
  }
  return attempt;
}

/** It has ended well, and the client knows what it led to. */
export function expectDone(attempt: Attempt): Attempt {
  const expected = attempt.action === 'release' ? [] : [phoneNumber];
  assert.deepEqual(attempt.bought, expected, `expected it to end well, got ${attempt.error}`);
  return attempt;
}

/** It is known from the phone number that the change was made; it was sent once. */
export async function expectSettled(lab: Lab, attempt: Attempt): Promise<void> {
  assert.ok(attempt.accepted !== undefined, `expected it to be settled, got ${attempt.error}`);
  assert.equal(sent(attempt), 1, 'it was sent once');
  assert.equal(attempt.accepted.operationId, undefined, 'no id is known');
  expectDone({ ...attempt, ...(await lab.end(attempt.action, attempt.accepted)) });
}

/** It was sent once, the phone number was read and is as it was: whether it was accepted stays unknown. */
export function expectUnsettled(attempt: Attempt, members: Readonly<Record<string, unknown>> = {}): void {
  assert.equal(sent(attempt), 1, 'it was sent once');
  assert.ok(attempt.service.count('number') > 0, 'the phone number was read');
  const { message } = expectError(attempt, { outcome: 'unknown', phase: attempt.action, ...members });
  assert.match(String(message), /read the phone number before you send it again/);
}

/** The service said no, and that is known. */
export function expectRefused(
  attempt: Attempt,
  members: Readonly<Record<string, unknown>>,
  requests = 1,
): void {
  assert.equal(sent(attempt), requests, 'how often it was sent');
  assert.equal(attempt.service.count('number'), 0, 'there is nothing to look up');
  expectError(attempt, { outcome: 'rejected', phase: attempt.action, ...members });
}

/** The reads of a phone number that a change has not changed yet, `count` of them, and then of one that it has. */
export function changesAfter(count: number, change: Change): Step[] {
  return [...Array<Step>(count).fill(asBefore), asChanged[change]];
}
