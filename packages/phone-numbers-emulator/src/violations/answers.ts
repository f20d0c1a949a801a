import type { Answer, HeaderList } from '../answer.js';

/** The text of a body. */
export function textOf({ body }: Pick<Answer, 'body'>): string {
  return new TextDecoder().decode(body);
}

/** The JSON of a body; `undefined` when it is not JSON. */
export function jsonOf(answer: Pick<Answer, 'body'>): unknown {
  try {
    const value: unknown = JSON.parse(textOf(answer));
    return value;
  } catch {
    return undefined;
  }
}

/** The value of the first header of a name, in any case. */
export function headerOf({ headers }: Pick<Answer, 'headers'>, name: string): string | undefined {
  return headers.find(([field]) => field.toLowerCase() === name.toLowerCase())?.[1];
}

/** The answer with another body: bytes, or a text in UTF-8. A length that it tells is that of the body. */
export function withBody(answer: Answer, body: Uint8Array | string): Answer {
  const bytes = typeof body === 'string' ? new TextEncoder().encode(body) : body;
  const headers: HeaderList = answer.headers.map(([name, value]) => [
    name,
    name.toLowerCase() === 'content-length' ? String(bytes.length) : value,
  ]);
  return { ...answer, headers, body: bytes };
}

/** The answer with another JSON body. */
export function withJson(answer: Answer, value: unknown): Answer {
  return withBody(answer, JSON.stringify(value));
}

/** The answer with one header of a name, in place of any it had. */
export function withHeader(answer: Answer, name: string, value: string): Answer {
  return { ...answer, headers: [...withoutHeader(answer, name).headers, [name, value]] };
}

/** The answer without headers, in any case of their names. */
export function withoutHeader(answer: Answer, ...names: readonly string[]): Answer {
  const unwanted = names.map((name) => name.toLowerCase());
  return { ...answer, headers: answer.headers.filter(([field]) => !unwanted.includes(field.toLowerCase())) };
}
