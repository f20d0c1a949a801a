import { invalid } from '../arguments/check.js';
import { createSigner, type Signer } from './signer.js';

const base64 = /^[A-Za-z0-9+/]+={0,2}$/;

/**
 * Checks an access key: base64, as the Azure portal shows it.
 *
 * @param argument - what the key was given as, for the message
 * @throws InvalidArgumentError if it is not; the message does not contain it
 */
export function checkAccessKey(argument: string, accessKey: unknown): asserts accessKey is string {
  if (!isBase64(accessKey))
    throw invalid(argument, 'an access key in base64, as the Azure portal shows it', accessKey);
}

function isBase64(text: unknown): boolean {
  if (typeof text !== 'string' || !base64.test(text)) return false;
  try {
    return atob(text).length > 0;
  } catch {
    return false;
  }
}

/**
 * Creates the signer of an access key, which is used for many requests.
 *
 * @throws InvalidArgumentError if it is not base64; the message does not contain it
 */
export function importAccessKey(argument: string, accessKey: unknown): Signer {
  checkAccessKey(argument, accessKey);
  return createSigner(Uint8Array.from(atob(accessKey), (character) => character.charCodeAt(0)));
}
