import { purchasedSearch } from './kinds.js';
import type { Received } from './received.js';
import type { Exchange, HeaderLines, Step } from './script.js';

/** The page's sample. */
export const searchId = '378ddf60-81be-452a-ba4f-613198ea6c28';
export const operationId = `purchase_${searchId}`;
export const phoneNumber = '+14255550123';

const json: HeaderLines = [['Content-Type', 'application/json']];

/** The headers of a 202 that conforms, except for those that are given. */
export function acceptedHeaders(
  change: Readonly<Record<string, string | null>> = {},
  id = searchId,
): HeaderLines {
  const headers = {
    'Operation-Location': `/phoneNumbers/operations/purchase_${id}?api-version=2021-03-07`,
    'operation-id': `purchase_${id}`,
    'purchase-id': id,
    ...change,
  };
  return Object.entries(headers).flatMap(([name, value]) => (value === null ? [] : [[name, value] as const]));
}

/** Answers with these. */
export function reply(status: number, body: string | Buffer = '', headers: HeaderLines = []): Step {
  return (exchange) => exchange.reply(status, body, headers);
}

/** Answers with a status; after a 1xx, no final response follows. */
export function replyStatus(status: number): Step {
  return status < 200 ? begin(status, [], '', close) : reply(status);
}

/** Answers with JSON. */
export function replyJson(status: number, value: unknown, headers: HeaderLines = []): Step {
  return reply(status, JSON.stringify(value), [...json, ...headers]);
}

/** Accepts the purchase. */
export const accept: Step = ({ request, reply: answer }) =>
  answer(202, '', acceptedHeaders({}, purchasedSearch(request)));

/** The operation in this status, as JSON; properties that are given replace those of the same name. */
export function operationText(status: unknown, change: object = {}): string {
  const usual = {
    operationType: 'purchase',
    status,
    createdDateTime: '2022-01-11T17:23:03Z',
    id: operationId,
  };
  return JSON.stringify({ ...usual, ...change });
}

/** Answers with the operation in this status. */
export function operation(status: unknown, change: object = {}, headers: HeaderLines = []): Step {
  return ({ request, reply: answer }) =>
    answer(200, operationText(status, { ...identityOf(lastSegment(request)), ...change }), [
      ...json,
      ...headers,
    ]);
}

/** What the service calls the operations, by the prefix of their ids. */
const operationTypes = new Map([
  ['search', 'search'],
  ['capabilities', 'updatePhoneNumberCapabilities'],
  ['release', 'releasePhoneNumber'],
]);

function identityOf(id: string): object {
  return { id, operationType: operationTypes.get(id.replace(/_.*/, '')) ?? 'purchase' };
}

/** The id at the end of the path of a request. */
function lastSegment({ target }: Received): string {
  return decodeURIComponent(/([^/?]*)(?:\?|$)/.exec(target)?.[1] ?? '');
}

export const running = operation('running');
export const succeeded = operation('succeeded');
/** Says that something is not there, as the service does: with the id for its support. */
export const notFound = replyJson(404, { error: { code: 'NotFound', message: 'It cannot be found.' } }, [
  ['MS-CV', 'AZ8qSl3bbUOTHzj9Jcll4Q.0'],
]);
/** Answers with what the search holds. */
export const found: Step = (exchange) =>
  replyJson(200, { searchId: lastSegment(exchange.request), phoneNumbers: [phoneNumber] })(exchange);

/** Resets the connection: RST. */
export const reset: Step = ({ socket }) => {
  socket.resetAndDestroy();
};

/** Closes the connection in the middle: FIN. */
export const close: Step = ({ socket }) => {
  socket.end();
};

/** Does not answer. */
const hang: Step = () => {};

/** Writes the head of a response and some of its body, then does what `then` says. */
export function begin(status: number, headers: HeaderLines, body: string | Buffer, then: Step = hang): Step {
  return async (exchange: Exchange) => {
    exchange.reply(status, body, headers);
    await new Promise((resolve) => exchange.socket.write('', resolve));
    await then(exchange);
  };
}

/** Repeats a step. */
export function times(count: number, step: Step): Step[] {
  return Array(count).fill(step);
}
