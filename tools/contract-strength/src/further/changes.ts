import type { Answer, MutationContext } from '@acs-contracts/phone-numbers-emulator';
import { jsonOf, memberOf, objectOf, withBody, withHeader, withJson } from '../answer.js';

/** Changes an answer, knowing what it answers. */
export type Change = (answer: Answer, context: MutationContext) => Answer;

/** Gives a JSON body other members; one that is `undefined` is left out. */
export function members(values: Readonly<Record<string, unknown>>): Change {
  return (answer) => withJson(answer, { ...objectOf(jsonOf(answer)), ...values });
}

/** Gives the error inside the envelope other members. */
export function errorMembers(values: Readonly<Record<string, unknown>>): Change {
  return (answer) => {
    const body = jsonOf(answer);
    return withJson(answer, {
      ...objectOf(body),
      error: { ...objectOf(memberOf(body, 'error')), ...values },
    });
  };
}

/** Gives every entry of the list other members. */
export function entryMembers(values: Readonly<Record<string, unknown>>): Change {
  return (answer) => {
    const body = jsonOf(answer);
    const entries = memberOf(body, 'phoneNumbers');
    const changed = Array.isArray(entries)
      ? entries.map((entry) => ({ ...objectOf(entry), ...values }))
      : entries;
    return withJson(answer, { ...objectOf(body), phoneNumbers: changed });
  };
}

/** Gives the body a JSON value. */
export function json(value: unknown): Change {
  return (answer) => withJson(withHeader(answer, 'Content-Type', 'application/json'), value);
}

/** Gives the body a text, and leaves its media type. */
export function text(body: string): Change {
  return (answer) => withBody(answer, body);
}

/** Makes the body of the text that it is. */
export function rewritten(rewrite: (body: string) => string): Change {
  return (answer) => withBody(answer, rewrite(new TextDecoder().decode(answer.body)));
}

/** Gives a header one value. */
export function header(name: string, value: string): Change {
  return (answer) => withHeader(answer, name, value);
}

/** Sends a header once more. */
export function another(name: string, value: string): Change {
  return (answer) => ({ ...answer, headers: [...answer.headers, [name, value]] });
}

/** Gives another status. */
export function status(code: number): Change {
  return (answer) => ({ ...answer, status: code });
}

/** Puts an error response in place of the answer. */
export function failure(code: number, error: unknown): Change {
  return ({ headers }) =>
    withJson(
      {
        status: code,
        headers: [
          ...headers.filter(([name]) => !/^content-/i.test(name)),
          ['Content-Type', 'application/json'],
        ],
        body: new Uint8Array(),
      },
      { error },
    );
}

/** The answer to a purchase that is accepted: what a server gives that overlooked what was wrong with a request. */
export const acceptance = (searchId: string): Answer => ({
  status: 202,
  headers: [
    ['Operation-Location', `/phoneNumbers/operations/purchase_${searchId}?api-version=2021-03-07`],
    ['operation-id', `purchase_${searchId}`],
    ['purchase-id', searchId],
  ],
  body: new Uint8Array(),
});

/** One change after the other. */
export function both(first: Change, second: Change): Change {
  return (answer, context) => second(first(answer, context), context);
}
