import type { Answer } from '@acs-contracts/phone-numbers-emulator';

/** The JSON of a body, or `undefined` when it is none. */
export function jsonOf({ body }: Pick<Answer, 'body'>): unknown {
  try {
    const value: unknown = JSON.parse(new TextDecoder().decode(body));
    return value;
  } catch {
    return undefined;
  }
}

/** A member of a JSON object; `undefined` for any other value. */
export function memberOf(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null) return undefined;
  return Object.entries(value).find(([key]) => key === name)?.[1];
}

/** An object as a record; anything else as one without members. */
export function objectOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value)) : {};
}

/** The answer with another body: bytes, or a text in UTF-8. A length that it tells is that of the body. */
export function withBody(answer: Answer, body: Uint8Array | string): Answer {
  const bytes = typeof body === 'string' ? new TextEncoder().encode(body) : body;
  const headers = answer.headers.map(([name, value]) =>
    name.toLowerCase() === 'content-length'
      ? ([name, String(bytes.length)] as const)
      : ([name, value] as const),
  );
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

/** The answer without a header, in any case of its name. */
export function withoutHeader(answer: Answer, name: string): Answer {
  const headers = answer.headers.filter(([field]) => field.toLowerCase() !== name.toLowerCase());
  return { ...answer, headers };
}

/** The value of the first header of a name, in any case. */
export function headerOf(answer: Answer, name: string): string | undefined {
  return answer.headers.find(([field]) => field.toLowerCase() === name.toLowerCase())?.[1];
}
