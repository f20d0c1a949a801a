import type { Answer } from '../answer.js';
import type { Mutation, MutationContext } from '../mutation.js';

const encoder = new TextEncoder();

/** Gives the answer another status, and nothing else. */
export function status(code: number): Mutation {
  return (answer) => ({ ...answer, status: code });
}

/** Gives a header another value, or adds it. */
export function header(name: string, value: string | ((context: MutationContext) => string)): Mutation {
  return (answer, context) => {
    const text = typeof value === 'string' ? value : value(context);
    return { ...answer, headers: [...without(answer, name), [name, text]] };
  };
}

/** Takes headers away, in whatever case they are. */
export function noHeader(...names: readonly string[]): Mutation {
  return (answer) => ({ ...answer, headers: without(answer, ...names) });
}

/** Gives a header another name. */
export function renameHeader(name: string, to: string): Mutation {
  const wanted = name.toLowerCase();
  return (answer) => ({
    ...answer,
    headers: answer.headers.map(([field, value]) => [field.toLowerCase() === wanted ? to : field, value]),
  });
}

/** Takes the body away, and what describes it. */
export const noBody: Mutation = (answer) => ({
  ...answer,
  headers: without(answer, 'content-type', 'content-length'),
  body: new Uint8Array(),
});

/** Gives the answer another body, whose length is as it says. */
export function body(bytes: Uint8Array | string): Mutation {
  return (answer) => ({
    ...answer,
    headers: without(answer, 'content-length'),
    body: typeof bytes === 'string' ? encoder.encode(bytes) : bytes,
  });
}

/** Changes the text of the body. */
export function text(change: (text: string) => string): Mutation {
  return (answer, context) => body(change(textOf(answer)))(answer, context);
}

/** Changes the JSON of the body; one that is none stays as it is. */
export function json(edit: (value: unknown, context: MutationContext) => unknown): Mutation {
  return (answer, context) => {
    const value = jsonOf(answer);
    return value === undefined ? answer : body(JSON.stringify(edit(value, context)))(answer, context);
  };
}

/** Puts another answer in the place of this one, which keeps the headers that every answer has. */
export function instead(make: (context: MutationContext) => Answer): Mutation {
  const own = ['content-type', 'content-length', 'allow', 'connection', 'retry-after', 'www-authenticate'];
  return (answer, context) => {
    const made = make(context);
    return { ...made, headers: [...made.headers, ...without(answer, ...own)] };
  };
}

/** One edit after the other. */
export function all(...edits: readonly Mutation[]): Mutation {
  return async (answer, context) => {
    let edited = answer;
    for (const edit of edits) edited = await edit(edited, context);
    return edited;
  };
}

/** The text of a body. */
export function textOf(answer: Answer): string {
  return new TextDecoder().decode(answer.body);
}

/** The JSON of a body; nothing when it is none. */
export function jsonOf(answer: Answer): unknown {
  try {
    const value: unknown = JSON.parse(textOf(answer));
    return value;
  } catch {
    return undefined;
  }
}

function without(answer: Answer, ...names: readonly string[]): Answer['headers'] {
  const wanted = names.map((name) => name.toLowerCase());
  return answer.headers.filter(([field]) => !wanted.includes(field.toLowerCase()));
}
