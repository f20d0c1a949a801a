import { decodeContent } from './content-coding.js';
import { type Contract, contractPath, findOperation, type Operation } from './contract.js';
import { type Exchange, type ExchangeResponse, type HeaderList, mediaType } from './exchange.js';
import { type Route, routeOf } from './routes.js';
import { normalPath } from './url.js';

/** A message with its parts read, once for all rules. */
export interface RecordedMessage {
  /** As they went over the wire. */
  readonly headers: HeaderList;
  /** The value of a header, in any case of its name: several of one name are joined by `, `. */
  readonly header: (name: string) => string | undefined;
  /** In lower case, without parameters: `application/json`. */
  readonly mediaType: string | undefined;
  /** The bytes of the body, before any content coding is undone; empty without a body. */
  readonly bytes: Uint8Array;
  /** The bytes of the body with its content codings undone; `undefined` when they are not what the headers claim. */
  readonly content: Uint8Array | undefined;
  /**
   * The parsed value of JSON, otherwise the text. JSON that does not parse is text, which no schema of this contract
   * takes, and so is a body whose content coding cannot be undone.
   */
  readonly body: unknown;
}

/** A request with its parts read. */
export interface RecordedRequest extends RecordedMessage {
  /** In capitals: `POST`. */
  readonly method: string;
  /** Absolute, with its query. */
  readonly url: URL;
  /** The path with its percent-encoding undone and slashes at the start as one: `/phoneNumbers/+14155550100`. */
  readonly path: string;
}

/** A response with its parts read. */
export interface RecordedResponse extends RecordedMessage {
  readonly status: number;
}

/** An exchange as rules look at it: what it is for, and its messages with their parts read. */
export interface RecordedExchange {
  /** What the request is for; `undefined` when the published contract has no such operation. */
  readonly route: Route | undefined;
  /** The operation that the contract has for the request; `undefined` when it has none. */
  readonly operation: Operation | undefined;
  readonly request: RecordedRequest;
  readonly response: RecordedResponse;
  /** As it went over the wire. */
  readonly raw: Exchange;
}

/** An exchange whose messages are read, and of which it is not known yet what it is for. */
export type ParsedExchange = Omit<RecordedExchange, 'route' | 'operation'>;

/** Reads an exchange, which is all that rules need to know of it. */
export function readExchange(exchange: Exchange, contract: Contract): RecordedExchange {
  return withRoute(parseExchange(exchange), contract);
}

/** Reads the messages of an exchange: some name in their bodies what contract they are for. */
export function parseExchange(exchange: Exchange): ParsedExchange {
  const { request, response } = exchange;
  const url = new URL(request.url);
  return {
    request: { ...readMessage(request), method: request.method, url, path: normalPath(url) },
    response: { ...readMessage(response), status: response.status },
    raw: exchange,
  };
}

/** Says of an exchange what it is for, by a contract. */
export function withRoute(exchange: ParsedExchange, contract: Contract): RecordedExchange {
  const { method, url } = exchange.request;
  const operation = findOperation(contract, method, contractPath(url));
  return { ...exchange, operation, route: routeOf(operation) };
}

/** The body of a message as {@link RecordedMessage.body} has it. */
export function readBody(message: Pick<ExchangeResponse, 'headers' | 'body'>): unknown {
  return readMessage(message).body;
}

function readMessage({ headers, body }: Pick<ExchangeResponse, 'headers' | 'body'>): RecordedMessage {
  const values = new Map<string, string>();
  for (const [name, value] of headers) {
    const known = values.get(name.toLowerCase());
    values.set(name.toLowerCase(), known === undefined ? value : `${known}, ${value}`);
  }
  const content = decodeContent({ headers, body });
  const type = mediaType(headers);
  return {
    headers,
    header: (name) => values.get(name.toLowerCase()),
    mediaType: type,
    bytes: body,
    content,
    body: parseBody(new TextDecoder().decode(content ?? body), type),
  };
}

function parseBody(text: string, type: string | undefined): unknown {
  if (type === undefined || !/^application\/(.+\+)?json$/.test(type)) return text;
  try {
    const value: unknown = JSON.parse(text);
    return value;
  } catch {
    return text;
  }
}
