import type { ExchangeRequest } from '../exchange.js';
import { operationKinds } from '../operation-kinds.js';
import type { RecordedExchange } from '../recorded-exchange.js';
import { startedId } from '../started-id.js';
import { outcome, refused } from './expectations.js';
import { wanted } from './found.js';
import { readNumbers } from './numbers.js';
import { type FollowedOperation, followStarted, isTransient } from './operation.js';
import { encodeText } from './requests.js';
import { sendAgain } from './send-again.js';
import type { Session } from './session.js';
import { tryForeignSignature } from './unauthorized.js';

/**
 * Sends updates of a phone number that this run has bought: those that must be refused for their form, or for their signature,
 * which many servers only look at once they have found the phone number, one that changes nothing, and one of a single capability. The phone number is read
 * after each kind of them.
 */
export async function tryOwnedUpdates(session: Session, number: string): Promise<void> {
  for (const [what, request] of wrongUpdates(session, number)) {
    const exchange = await session.send(request, { remark: `${what}, for a phone number of this run` });
    if (exchange === undefined) continue;
    const { status } = exchange.response;
    const holds = status >= 400 && status !== 500;
    const expected = `a refusal (4xx), because of ${what}`;
    session.expect(exchange, refused, { holds, where: 'status', expected, actual: status });
    await followChange(session, exchange);
    if (status < 300) await putRight(session, number);
  }
  const signed = await tryForeignSignature(session, updateTo(session, number));
  if (signed !== undefined) await followChange(session, signed);
  await readNumbers(session, [number]);
  // Nobody has recorded whether an update of nothing is accepted.
  for (const capabilities of [{}, { sms: 'outbound' }]) {
    const exchange = await sendAgain(session, session.requests.updateCapabilities(number, capabilities));
    if (exchange === undefined) continue;
    const { status } = exchange.response;
    const holds =
      status === 202 || (status >= 400 && status < 500) || (isTransient(status) && status !== 500);
    const expected = '202, or a refusal (4xx)';
    session.expect(exchange, outcome, { holds, where: 'status', expected, actual: status });
    await followChange(session, exchange);
    await readNumbers(session, [number]);
  }
}

/** An update that had to be refused may have left a capability that does not exist, which each reading would show once more. */
async function putRight(session: Session, number: string): Promise<void> {
  const right = { ...wanted.capabilities, calling: 'inbound+outbound' };
  const exchange = await sendAgain(session, session.requests.updateCapabilities(number, right));
  if (exchange !== undefined) await followChange(session, exchange);
}

/** An update that would show if it were carried out. */
function updateTo(session: Session, number: string): ExchangeRequest {
  return session.requests.updateCapabilities(number, { calling: 'outbound' });
}

function wrongUpdates(session: Session, number: string): (readonly [string, ExchangeRequest])[] {
  const right = updateTo(session, number);
  const withBody = (body: string): ExchangeRequest => ({ ...right, body: encodeText(body) });
  return [
    ['no api-version', { ...right, url: right.url.replace(/\?.*$/, '') }],
    ['an unknown capability', withBody('{"calling":"sometimes"}')],
    ['a number for a capability', withBody('{"sms":1}')],
    // To a merge patch, null is to remove (RFC 7396): what a phone number can be used for is always there.
    ['null for the capabilities', withBody('{"calling":null,"sms":null}')],
    ['a list for a body', withBody('[{"calling":"outbound"}]')],
    ['the content type text/plain', { ...right, headers: [['Content-Type', 'text/plain']] }],
  ];
}

/** Follows an update or a release that was accepted, by the id that its answer gave; `undefined` for any other answer. */
export async function followChange(
  session: Session,
  accepted: RecordedExchange,
): Promise<FollowedOperation | undefined> {
  if (accepted.response.status < 200 || accepted.response.status > 299) return undefined;
  const prefix = accepted.request.method === 'DELETE' ? 'release' : 'capabilities';
  const kind = operationKinds.find((one) => one.prefix === prefix);
  const operationId = kind && startedId(accepted, kind);
  if (operationId === undefined) return undefined;
  return followStarted(session, accepted, operationId, { roundsAfter: 1 });
}
