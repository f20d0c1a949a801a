import assert from 'node:assert/strict';
import { inspect } from 'node:util';
import { property } from '../property.js';
import { comparableId, isPurchase, purchasedSearch } from './kinds.js';
import type { Service } from './service.js';
import { isRejection } from './statuses.js';

/** An error that a client raised. */
export interface Raised {
  readonly error: unknown;
  /** The id of the operation that it is about. */
  readonly operationId: string;
  /** Whether a 202 for the operation had been sent by then. */
  readonly afterAcceptance: boolean;
}

/** Everything that was observed in one case of a row. */
export interface Evidence {
  readonly services: readonly Service[];
  /** Services at other origins. */
  readonly foreign: readonly Service[];
  /** The searches that the client was asked to purchase, once for each call. */
  readonly purchases: readonly string[];
  /** The number of updates and releases that the client was asked for. */
  readonly changes: number;
  readonly errors: readonly Raised[];
  readonly secrets: readonly string[];
  /** The longest time by which a call exceeded its deadline, in milliseconds on the lab's clock. */
  readonly overtime: number;
  /** The growth of the memory, in bytes. */
  readonly memory: number;
}

const outcomes = ['not-sent', 'rejected', 'unknown', 'accepted', 'failed', 'not-found'];

/** After these a client may send a purchase again by itself; 421 is sent again by the `fetch` of Node. */
const repeatable: readonly (number | undefined)[] = [401, 421, 429];

/** Checks everything that was observed against the invariants of the matrix. */
export function checkInvariants(evidence: Evidence): void {
  checkPosts(evidence);
  checkChanges(evidence);
  const { foreign, errors, secrets, overtime, memory, services } = evidence;
  for (const raised of errors) checkError(raised);
  assert.ok(overtime <= 1000, `I4: it ended ${overtime} ms after its deadline`);
  assert.ok(memory < 64 * 1024 * 1024, `I4: memory grew by ${Math.round(memory / 1024 / 1024)} MB`);

  const signatures = new Set(
    services.flatMap(({ received }) =>
      received.map(({ headers }) => /Signature=(.+)/.exec(headers.get('authorization') ?? '')?.[1]),
    ),
  );
  for (const { error } of errors) checkSecrecy(error, secrets, signatures);

  const leaks = foreign.flatMap(({ received }) =>
    received.filter(({ headers }) => headers.has('authorization')),
  );
  assert.equal(leaks.length, 0, 'I6: no credential goes to another origin');
}

function checkPosts({ services, purchases }: Evidence): void {
  const posts = services.flatMap(({ received, answers }) =>
    received.flatMap((request, index) =>
      isPurchase(request) ? [{ searchId: purchasedSearch(request), status: answers[index] }] : [],
    ),
  );
  for (const searchId of new Set(posts.map((post) => post.searchId))) {
    const calls = purchases.filter((id) => comparableId(id) === searchId).length;
    const statuses = posts.filter((post) => post.searchId === searchId).map(({ status }) => status);
    const open = statuses.filter((status) => !repeatable.includes(status));
    const rejected = open.filter((status) => isRejection(status)).length;
    const excess = open.length - 1 - Math.min(rejected, Math.max(calls - 1, 0));
    assert.ok(excess <= 0, `I1: POSTs answered with ${statuses.join(', ')} in ${calls} calls`);
  }
}

function checkChanges({ services, changes }: Evidence): void {
  const statuses = services.flatMap(({ kinds, answers }) =>
    answers.filter((_, index) => kinds[index] === 'update' || kinds[index] === 'release'),
  );
  const open = statuses.filter((status) => !repeatable.includes(status));
  assert.ok(open.length <= changes, `I1: changes answered with ${statuses.join(', ')} in ${changes} calls`);
}

function checkError({ error, operationId: expected, afterAcceptance }: Raised): void {
  const [operationId, code, phase, outcome] = ['operationId', 'code', 'phase', 'outcome'].map((name) =>
    property(error, name),
  );
  // One that was refused an argument or a claim has no part in the purchase.
  if (afterAcceptance && phase !== 'arguments' && phase !== 'claim') {
    const [actual, named] = [String(operationId), expected].map((id) => /^([a-z]+_)(.*)/.exec(id) ?? []);
    const [, kind, id = ''] = actual ?? [];
    const [, kindNamed, idNamed = ''] = named ?? [];
    assert.deepEqual(
      [kind, comparableId(id)],
      [kindNamed, comparableId(idNamed)],
      'I2: an error after a 202 names its operation',
    );
  }
  assert.equal(typeof code, 'string', `I3: the error has a code: ${error}`);
  assert.equal(typeof phase, 'string', `I3: the error has a phase: ${error}`);
  assert.ok(
    outcomes.some((known) => known === outcome),
    `I3: the error has an outcome: ${error}`,
  );
}

function checkSecrecy(
  error: unknown,
  secrets: readonly string[],
  signatures: ReadonlySet<string | undefined>,
): void {
  const texts = [
    inspect(error, { depth: Number.POSITIVE_INFINITY, showHidden: true }),
    JSON.stringify(error),
    String(error),
  ];
  for (const text of texts) {
    const [leak] = (text?.match(/[\w+/]{40,}=*/g) ?? []).filter((word) => signatures.has(word));
    assert.equal(leak, undefined, 'I5: an error holds no signature');
    assert.ok(!secrets.some((secret) => text?.includes(secret)), 'I5: an error holds no secret');
  }
}
