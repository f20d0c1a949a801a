import { type Contract, contractPath, findOperation, operationsOf } from './contract.js';
import type { Exchange, ExchangeRequest, HeaderList } from './exchange.js';

/** What a `Response` does not say about the request that it answers. */
export interface SentRequest {
  /** By default the only method that the contract has for the URL, otherwise `GET`. */
  readonly method?: string;
  /** Absolute; by default the URL of the response, which one made by hand does not have. */
  readonly url?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** As it was sent. When it is not given, what depends on it is not judged. */
  readonly body?: string | Uint8Array;
}

/** An exchange made from a `Response`, and whether the body of its request is known. */
export interface ResponseExchange {
  readonly exchange: Exchange;
  readonly isRequestComplete: boolean;
}

/**
 * Makes an exchange from a `Response` of `fetch` and what is known about its request. The response can still be read
 * afterwards. `fetch` has undone content codings and joined the headers of one name, so both go unseen.
 *
 * @param contractOf - finds the contract for the URL of the request
 * @throws TypeError when the body was read already, when the status is hidden, or when nothing gives the URL
 */
export async function exchangeOf(
  response: Response,
  sent: Request | SentRequest,
  contractOf: (url: string) => Promise<Contract>,
): Promise<ResponseExchange> {
  if (response.bodyUsed) throw new TypeError('expected a response whose body was not read, got one that was');
  if (response.status === 0)
    throw new TypeError(`expected a status, got a response of type ${response.type}`);
  const { body, isComplete, ...told } = await readSent(sent);
  const url = told.url ?? response.url;
  if (!URL.canParse(url))
    throw new TypeError(`expected the absolute URL of the request, got ${JSON.stringify(url)}`);
  const contract = await contractOf(url);
  const method = told.method ?? methodFor(contract, url);
  const hasBody = method !== 'GET' && method !== 'DELETE' && method !== 'HEAD';
  return {
    isRequestComplete: isComplete || !hasBody,
    exchange: {
      request: { method, url, headers: typed(told.headers, body, method, url, contract), body },
      response: {
        status: response.status,
        headers: [...response.headers].filter(([name]) => !/^content-(encoding|length)$/.test(name)),
        body: new Uint8Array(await response.clone().arrayBuffer()),
      },
    },
  };
}

interface Told extends Pick<ExchangeRequest, 'headers' | 'body'> {
  readonly method?: string;
  readonly url?: string;
  readonly isComplete: boolean;
}

async function readSent(sent: Request | SentRequest): Promise<Told> {
  if (sent instanceof Request) {
    const { method, url, bodyUsed } = sent;
    const body = bodyUsed ? new Uint8Array() : new Uint8Array(await sent.clone().arrayBuffer());
    return { method, url, headers: [...sent.headers], body, isComplete: !bodyUsed };
  }
  const { body = '', headers = {}, method, ...rest } = sent;
  return {
    ...rest,
    ...(method !== undefined && { method: method.toUpperCase() }),
    headers: Object.entries(headers),
    body: typeof body === 'string' ? new TextEncoder().encode(body) : body,
    isComplete: sent.body !== undefined,
  };
}

/** That its type was not told does not make a request a wrong one: it gets the type that the contract has for it. */
function typed(
  headers: HeaderList,
  body: Uint8Array,
  method: string,
  url: string,
  contract: Contract,
): HeaderList {
  const isTyped = headers.some(([name]) => name.toLowerCase() === 'content-type');
  if (isTyped || body.length === 0) return headers;
  const [content] = findOperation(contract, method, contractPath(url))?.request?.body?.contents ?? [];
  return [['content-type', content?.mediaType ?? 'application/json'], ...headers];
}

function methodFor(contract: Contract, url: string): string {
  const [operation, ...others] = operationsOf(contract, contractPath(url));
  return operation === undefined || others.length > 0 ? 'GET' : operation.method.toUpperCase();
}
