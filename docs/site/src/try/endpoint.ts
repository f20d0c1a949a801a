import type { Exchange } from '@acs-contracts/contract-tests/rules';
import { answerOf, type Emulator } from '@acs-contracts/phone-numbers-emulator/worker';
import { decodedAnswer } from './decoded-answer.js';

/** Where the emulator seems to be. Nothing is sent there: the requests never leave the page. */
export const endpoint = 'https://phone-numbers.example';

/** A request of the page. */
export interface PageRequest {
  readonly method: 'GET' | 'POST' | 'DELETE';
  /** From the root, without the api-version. */
  readonly path: string;
  /** Sent as JSON. */
  readonly body?: object;
}

/** Sends a request to an emulator in this process, and returns the exchange to the byte. */
export async function ask(emulator: Emulator, apiVersion: string, request: PageRequest): Promise<Exchange> {
  const url = new URL(request.path, endpoint);
  if (!url.searchParams.has('api-version')) url.searchParams.set('api-version', apiVersion);
  const text = request.body === undefined ? '' : JSON.stringify(request.body);
  const headers: [string, string][] = [
    // In the form of a token; the emulator looks no closer.
    ['Authorization', 'Bearer a.b.c'],
    ...(text === ''
      ? []
      : ([['Content-Type', 'application/json']] as const).map(([name, value]): [string, string] => [
          name,
          value,
        ])),
  ];
  const { method } = request;
  const response = await emulator.fetch(url, { method, headers, ...(text !== '' && { body: text }) });
  const answer = await decodedAnswer(await answerOf(response));
  return {
    request: { method, url: url.href, headers, body: new TextEncoder().encode(text) },
    response: answer,
  };
}
