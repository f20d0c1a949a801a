import { parseJson } from '../base/parse-json.js';
import { property } from '../base/property.js';
import type { Answer } from './send-with-retry.js';

/**
 * Returns whether a 404 may be the service's: it says with an error of the contract, or with nothing, that something is not there. A
 * page of HTML is that of a gateway. What breaks off says nothing.
 */
export function mayBeOfService({ text, isWhole }: Answer): boolean {
  return text.trim() === '' ? isWhole : codeOf(text) !== undefined;
}

/**
 * Returns whether a 404 says that the resource does not own a phone number. Money hangs on it, and gateways answer with nothing or
 * with errors of that shape, too: it must have the header `MS-CV`, which the service always sends, and no other reason than that
 * something is not found, or be about a phone number, as its error has been recorded: `{"code":"NotFound","message":"Input phoneNumber +1… cannot be found.","target":"phonenumber"}`.
 */
export function saysNotOwned(answer: Answer): boolean {
  if (!mayBeOfService(answer)) return false;
  const error = property(parseJson(answer.text), 'error');
  const about = `${String(property(error, 'target'))} ${String(property(error, 'message'))}`;
  const isNotFound = /not[ _-]?found/i.test(codeOf(answer.text) ?? 'NotFound');
  return (isNotFound && Boolean(answer.response.headers.get('ms-cv'))) || /phone ?number/i.test(about);
}

function codeOf(text: string): string | undefined {
  const code = property(property(parseJson(text), 'error'), 'code');
  return typeof code === 'string' ? code : undefined;
}
