import { type Exchange, type HeaderList, headerValue } from '@acs-contracts/contract-tests/rules';

/** An exchange as a page shows it. */
export interface ShownExchange {
  /** `POST /availablePhoneNumbers/:purchase?api-version=2025-06-01` */
  readonly title: string;
  readonly status: number;
  /** The body of the request, indented; empty for a request without a body. */
  readonly requestBody: string;
  /** The headers of the response; first those that a client of a long-running operation reads. */
  readonly headers: HeaderList;
  /** The body of the response, indented if it is JSON; empty for a response without a body. */
  readonly body: string;
}

const keyHeaders =
  /^(?:operation-location|operation-id|(?:purchase|search|release|capabilities)-id|location|retry-after)$/i;

/** Returns what a page shows of an exchange. */
export function shownExchange({ request, response }: Exchange): ShownExchange {
  const { pathname, search } = new URL(request.url);
  return {
    title: `${request.method} ${pathname}${search}`,
    status: response.status,
    requestBody: indented(request.body),
    headers: [
      ...response.headers.filter(([name]) => keyHeaders.test(name)),
      ...response.headers.filter(([name]) => !keyHeaders.test(name)),
    ],
    body: indented(response.body),
  };
}

/** A header that every accepted purchase has; the value is absent where a violation left it out. */
export interface PromisedHeader {
  readonly name: string;
  readonly value: string | undefined;
}

/** Returns the response to the last purchase with its three headers, or `undefined` if there was no purchase yet. */
export function lastPurchase(
  exchanges: readonly Exchange[],
): { readonly status: number; readonly headers: readonly PromisedHeader[] } | undefined {
  const response = exchanges.findLast(({ request }) => request.url.includes(':purchase'))?.response;
  return (
    response && {
      status: response.status,
      headers: ['Operation-Location', 'operation-id', 'purchase-id'].map((name) => ({
        name,
        value: headerValue(response.headers, name),
      })),
    }
  );
}

function indented(bytes: Uint8Array): string {
  const text = new TextDecoder().decode(bytes);
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}
