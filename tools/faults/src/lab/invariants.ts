import assert from 'node:assert/strict';
import { inspect } from 'node:util';
import type { Service } from './service.js';
import { operationId } from './steps.js';

/** What was seen in one case of a row. */
export interface Evidence {
  readonly services: readonly Service[];
  /** Services at other origins. */
  readonly foreign: readonly Service[];
  readonly errors: readonly unknown[];
  readonly secrets: readonly string[];
  /** How long after its deadline a call ended, in milliseconds on the lab's clock. */
  readonly overtime: number;
  /** By how much the memory grew, in bytes. */
  readonly memory: number;
}

const outcomes = ['not-sent', 'rejected', 'unknown', 'accepted', 'failed'];

/** Holds what was seen against the invariants of the matrix. */
export function checkInvariants({ services, foreign, errors, secrets, overtime, memory }: Evidence): void {
  const answered = (service: Service, ...statuses: number[]) =>
    service.received.filter(
      ({ method }, index) => method === 'POST' && statuses.includes(service.answers[index] ?? 0),
    );
  const posts = services.flatMap(({ received }) => received.filter(({ method }) => method === 'POST'));
  const refused = services.flatMap((service) => answered(service, 401, 429));
  assert.ok(
    posts.length - refused.length <= 1,
    `I1: ${posts.length} POSTs, of which ${refused.length} were refused`,
  );

  const accepted = services.some((service) => answered(service, 202).length > 0);
  for (const error of errors) {
    const { operationId: id, code, phase, outcome } = Object(error);
    if (accepted) assert.equal(id, operationId, 'I2: an error after a 202 names its operation');
    assert.equal(typeof code, 'string', `I3: the error has a code: ${error}`);
    assert.equal(typeof phase, 'string', `I3: the error has a phase: ${error}`);
    assert.ok(outcomes.includes(outcome), `I3: the error has an outcome: ${error}`);
  }

  assert.ok(overtime <= 1000, `I4: it ended ${overtime} ms after its deadline`);
  assert.ok(memory < 64 * 1024 * 1024, `I4: memory grew by ${Math.round(memory / 1024 / 1024)} MB`);

  const signatures = services.flatMap(({ received }) =>
    received.flatMap(
      ({ headers }) => /(?:Signature=|Bearer )(.+)/.exec(headers.get('authorization') ?? '')?.[1] ?? [],
    ),
  );
  for (const error of errors) {
    const texts = [
      inspect(error, { depth: Number.POSITIVE_INFINITY, showHidden: true }),
      JSON.stringify(error),
      String(error),
    ];
    for (const secret of [...secrets, ...signatures]) {
      assert.ok(!texts.some((text) => text?.includes(secret)), 'I5: an error holds no secret');
    }
  }

  const leaks = foreign.flatMap(({ received }) =>
    received.filter(({ headers }) => headers.has('authorization')),
  );
  assert.equal(leaks.length, 0, 'I6: no credential goes to another origin');
}
