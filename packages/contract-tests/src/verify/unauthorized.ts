import type { ExchangeRequest, HeaderList } from '../exchange.js';
import type { RecordedExchange } from '../recorded-exchange.js';
import { authentication, challenge } from './expectations.js';
import { isTransient } from './operation.js';
import type { Session } from './session.js';
import { signedForAnotherPath } from './wrong-targets.js';

/**
 * Sends a request about something that this run has made without a credential, which must be refused. A server that looks up what it is
 * asked for before it looks at who asks shows it nowhere else.
 */
export async function tryWithoutCredential(
  session: Session,
  request: ExchangeRequest,
): Promise<RecordedExchange | undefined> {
  return tryStranger(session, request, 'no credential', []);
}

/** Does the same with a signature that was made for another path, as a server takes it that only looks whether there is one. */
export async function tryForeignSignature(
  session: Session,
  request: ExchangeRequest,
): Promise<RecordedExchange | undefined> {
  const headers = await signedForAnotherPath(request, session.credentials);
  return tryStranger(session, request, 'a signature of another path', headers);
}

async function tryStranger(
  session: Session,
  request: ExchangeRequest,
  what: string,
  authentication: HeaderList,
): Promise<RecordedExchange | undefined> {
  const remark = `${what}, for what this run has made`;
  const exchange = await session.send(request, { remark, authentication });
  if (exchange !== undefined) expectUnauthorized(session, exchange, what);
  return exchange;
}

/** Expects that a request with a wrong credential is answered with 401, and with a challenge. */
export function expectUnauthorized(session: Session, exchange: RecordedExchange, what: string): void {
  const { status, header } = exchange.response;
  if (isTransient(status) && status !== 500 && status !== 501) return; // it did not get as far as asking who it is
  const expected = `401, because of ${what}`;
  const actual = status === 404 ? '404, which shows that the credential was let in' : status;
  // 400 and 403 let nobody in either; only RFC 9110 says that it should be a 401.
  const isRefused = status === 401 || status === 400 || status === 403;
  session.expect(exchange, authentication, { holds: isRefused, where: 'status', expected, actual });
  session.expect(exchange, challenge, {
    holds: !isRefused || status === 401,
    where: 'status',
    expected,
    actual: status,
  });
  const asked = header('www-authenticate');
  session.expect(exchange, challenge, {
    holds: status !== 401 || (asked !== undefined && asked.trim() !== ''),
    where: 'header:www-authenticate',
    expected: 'a challenge (RFC 9110, section 11.6.1)',
    actual: asked,
  });
}
