import { property } from '../base/property.js';
import { type FetchResponse, InvalidResponse } from './fetch.js';
import { readText } from './read-text.js';

/**
 * Returns the platform's `Response` for a response of any `fetch`: the response itself, or else a copy.
 *
 * @throws InvalidResponse if it cannot be copied
 * @throws what `readText` throws
 */
export async function asResponse(response: FetchResponse): Promise<Response> {
  if (response instanceof Response) return response;
  const { status, headers } = response;
  const { text } = await readText(response, false);
  try {
    const copy = new Response(text === '' ? null : text, {
      status,
      headers: new Headers(isIterable(headers) ? [...headers] : {}),
    });
    return Object.defineProperty(copy, 'url', { value: property(response, 'url') ?? '' });
  } catch {
    throw new InvalidResponse('the option fetch did not return a Response of HTTP');
  }
}

function isIterable(headers: object): headers is Iterable<[string, string]> {
  return Symbol.iterator in headers;
}
