import type { ExchangeRequest } from '../exchange.js';
import type { Route } from '../routes.js';
import { outcome, refused } from './expectations.js';
import { isTransient } from './operation.js';
import type { Session } from './session.js';
import { SkippedError } from './skipped-error.js';

/**
 * Sends a change of a phone number that nobody has, which has to be refused.
 *
 * @param route - the operation of the contract
 * @param what - the name of it, for reports: `updates`
 * @throws SkippedError when the endpoint does not have the operation
 */
export async function expectNotOwned(
  session: Session,
  request: ExchangeRequest,
  route: Route,
  what: string,
): Promise<void> {
  const exchange = await session.send(request, { remark: 'a phone number that nobody has' });
  if (session.presence.isMissing(route)) throw new SkippedError(`the endpoint has no ${what}`);
  if (exchange === undefined) return;
  const { status } = exchange.response;
  const holds = (status >= 400 && status < 500) || isTransient(status);
  const expected = '4xx, since nobody has this phone number';
  session.expect(exchange, outcome, { holds, where: 'status', expected, actual: status });
}

/** Sends requests that are wrong by their form; each has to be refused. */
export async function expectRefusals(
  session: Session,
  wrong: readonly (readonly [what: string, request: ExchangeRequest])[],
): Promise<void> {
  for (const [what, request] of wrong) {
    const exchange = await session.send(request, { remark: what });
    if (exchange === undefined) continue;
    const { status } = exchange.response;
    const holds = status >= 400 && status !== 500;
    const expected = `a refusal (4xx), because of ${what}`;
    session.expect(exchange, refused, { holds, where: 'status', expected, actual: status });
  }
}
