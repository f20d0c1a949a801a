import { Buffer } from 'node:buffer';
import { decodeContent } from '../../content-coding.js';
import type { HeaderList } from '../../exchange.js';
import { headerValue } from '../../exchange.js';
import { memberOf } from '../../rules/members.js';
import { unexpected } from '../recording.js';
import { readPairs } from './har-headers.js';

/** A body as a HAR has it. */
export interface HarBody {
  readonly bytes: Uint8Array;
  /** False when the message had a body that is not in the file, or not all of it. */
  readonly isComplete: boolean;
}

const nothing = new Uint8Array();

/**
 * Reads `postData`: `text` (which may be in base64), or else `params` of a form.
 *
 * @throws NotARecordingError when the value has another form
 */
export function readPostData(postData: unknown): Uint8Array {
  const text = memberOf(postData, 'text') ?? '';
  if (typeof text !== 'string') throw unexpected('request.postData.text', 'a string', text);
  if (text !== '') return toBytes(text, memberOf(postData, 'encoding'), 'request.postData.text');
  const params = readPairs(memberOf(postData, 'params'), 'request.postData.params');
  const isForm = /^application\/x-www-form-urlencoded\b/i.test(String(memberOf(postData, 'mimeType')));
  if (params.length === 0 || !isForm) return nothing;
  return new TextEncoder().encode(formOf(params));
}

function formOf(params: HeaderList): string {
  const form = new URLSearchParams();
  for (const [name, value] of params) form.append(name, value);
  return form.toString();
}

/**
 * Reads `response.content`. A body that is missing although the sizes say that there was one is not complete, and neither is
 * JSON that was cut.
 *
 * @param headers - those of the response
 * @throws NotARecordingError when the value has another form
 */
export function readContent(response: unknown, headers: HeaderList): HarBody {
  const content = memberOf(response, 'content');
  const text = memberOf(content, 'text') ?? '';
  if (typeof text !== 'string') throw unexpected('response.content.text', 'a string', text);
  if (text === '') return { bytes: nothing, isComplete: !hadBody(response, headers) };
  const bytes = toBytes(text, memberOf(content, 'encoding'), 'response.content.text');
  const size = memberOf(content, 'size');
  const isCut = typeof size === 'number' && size > bytes.length && !isJson(bytes);
  return { bytes, isComplete: !isCut };
}

function hadBody(response: unknown, headers: HeaderList): boolean {
  const sizes = [memberOf(memberOf(response, 'content'), 'size'), memberOf(response, 'bodySize')];
  if (sizes.some((size) => typeof size === 'number' && size > 0)) return true;
  if ([204, 205, 304].includes(Number(memberOf(response, 'status')))) return false;
  if (headerValue(headers, 'content-length') === '0') return false;
  return !sizes.includes(0);
}

/**
 * The headers of a response that fit its body. Nearly all recorders undo the content coding and keep the header that tells of
 * it; it stays where the bytes can be decoded by it.
 */
export function withoutUndoneCoding(headers: HeaderList, body: Uint8Array): HeaderList {
  const isCoded = body.length > 0 && !isJson(body) && decodeContent({ headers, body }) !== undefined;
  return isCoded ? headers : headers.filter(([name]) => !/^content-encoding$/i.test(name));
}

function toBytes(text: string, encoding: unknown, where: string): Uint8Array {
  if (String(encoding).toLowerCase() !== 'base64') return new TextEncoder().encode(text);
  if (/[^\w+/=\s-]/.test(text)) throw unexpected(where, 'base64', 'another string');
  return Buffer.from(text, 'base64');
}

function isJson(bytes: Uint8Array): boolean {
  try {
    JSON.parse(new TextDecoder().decode(bytes));
    return true;
  } catch {
    return false;
  }
}
