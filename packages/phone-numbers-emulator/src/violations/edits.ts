import type { Answer } from '../answer.js';
import type { MutationContext } from '../mutation.js';
import { jsonOf, textOf, withBody, withHeader, withJson, withoutHeader } from './answers.js';
import { memberOf, membersOf } from './json.js';

/** Changes an answer, knowing what it answers. It is a {@link Mutation}, and does not wait for anything. */
export type Change = (answer: Answer, context: MutationContext) => Answer;

/** Gives the answer another status, and nothing else. */
export function status(code: number): Change {
  return (answer) => ({ ...answer, status: code });
}

/** Gives a header one value, in place of any it had. */
export function header(name: string, value: string | ((context: MutationContext) => string)): Change {
  return (answer, context) => withHeader(answer, name, typeof value === 'string' ? value : value(context));
}

/** Sends a header once more. */
export function anotherHeader(name: string, value: string): Change {
  return (answer) => ({ ...answer, headers: [...answer.headers, [name, value]] });
}

/** Takes headers away, in whatever case they are. */
export function noHeader(...names: readonly string[]): Change {
  return (answer) => withoutHeader(answer, ...names);
}

/** Gives a header another name. */
export function renameHeader(name: string, to: string): Change {
  const wanted = name.toLowerCase();
  return (answer) => ({
    ...answer,
    headers: answer.headers.map(([field, value]) => [field.toLowerCase() === wanted ? to : field, value]),
  });
}

/** Takes the body away, and what describes it. */
export const noBody: Change = (answer) => ({
  ...withoutHeader(answer, 'content-type', 'content-length'),
  body: new Uint8Array(),
});

/** Gives the answer another body, and leaves its media type. */
export function body(bytes: Uint8Array | string): Change {
  return (answer) => withBody(answer, bytes);
}

/** Changes the text of the body. */
export function text(change: (text: string) => string): Change {
  return (answer) => withBody(answer, change(textOf(answer)));
}

/** Changes the JSON of the body; one that is none stays as it is. */
export function json(edit: (value: unknown, context: MutationContext) => unknown): Change {
  return (answer, context) => {
    const value = jsonOf(answer);
    return value === undefined ? answer : withJson(answer, edit(value, context));
  };
}

/** Gives the answer a JSON body, and the media type of one. */
export function jsonBody(value: unknown): Change {
  return (answer) => withJson(withHeader(answer, 'Content-Type', 'application/json'), value);
}

/** Gives a JSON body other members; one that is `undefined` is left out. */
export function members(values: Readonly<Record<string, unknown>>): Change {
  return (answer) => withJson(answer, { ...membersOf(jsonOf(answer)), ...values });
}

/** Gives the error inside the envelope other members. */
export function errorMembers(values: Readonly<Record<string, unknown>>): Change {
  return (answer) => {
    const envelope = membersOf(jsonOf(answer));
    return withJson(answer, { ...envelope, error: { ...membersOf(envelope['error']), ...values } });
  };
}

/** Gives the error inside the envelope another message. */
export function errorMessage(message: string): Change {
  return errorMembers({ message });
}

/** Gives every entry of the list of phone numbers other members. */
export function entryMembers(values: Readonly<Record<string, unknown>>): Change {
  return (answer) => {
    const page = jsonOf(answer);
    const entries = memberOf(page, 'phoneNumbers');
    const changed = Array.isArray(entries)
      ? entries.map((entry) => ({ ...membersOf(entry), ...values }))
      : entries;
    return withJson(answer, { ...membersOf(page), phoneNumbers: changed });
  };
}

/** Puts an error response in place of the answer, which keeps the headers that do not describe its body. */
export function failure(code: number, error: unknown): Change {
  return (answer, context) => {
    const headers = answer.headers.filter(([name]) => !/^content-/i.test(name));
    return jsonBody({ error })({ status: code, headers, body: new Uint8Array() }, context);
  };
}

/** Puts another answer in the place of this one, which keeps the headers that every answer has. */
export function instead(make: (context: MutationContext) => Answer): Change {
  const own = ['content-type', 'content-length', 'allow', 'connection', 'retry-after', 'www-authenticate'];
  return (answer, context) => {
    const made = make(context);
    return { ...made, headers: [...made.headers, ...withoutHeader(answer, ...own).headers] };
  };
}

/** One change after the other. */
export function all(...changes: readonly Change[]): Change {
  return (answer, context) => changes.reduce((changed, change) => change(changed, context), answer);
}
