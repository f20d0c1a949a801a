/** Header fields in the order they go out, names as written; a name that is sent twice stands twice. */
export type HeaderList = readonly (readonly [name: string, value: string])[];

/** What the emulator answers, to the byte. `Response` cannot say all of it: see {@link answerOf}. */
export interface Answer {
  /** Any status that HTTP can carry: 100 to 999. */
  readonly status: number;
  readonly headers: HeaderList;
  /** The bytes of the body as they go out, in whatever coding the headers claim; empty without a body. */
  readonly body: Uint8Array;
}

const answers = new WeakMap<Response, Answer>();

/** Statuses whose `Response` takes no body (Fetch standard, "null body status"). */
const withoutBody: readonly number[] = [204, 205, 304];

/**
 * Makes the response of an answer, and keeps the answer for {@link answerOf}. Where `Response` cannot follow, it comes
 * close: duplicates are joined, a header that it refuses is left out, a status that it refuses is 500.
 */
export function toResponse(answer: Answer): Response {
  const status = answer.status >= 200 && answer.status <= 599 ? answer.status : 500;
  const body = withoutBody.includes(status) || answer.body.length === 0 ? null : answer.body.slice();
  const response = new Response(body, { status, headers: acceptable(answer.headers) });
  answers.set(response, answer);
  return response;
}

function acceptable(list: HeaderList): Headers {
  const headers = new Headers();
  for (const [name, value] of list) {
    try {
      headers.append(name, value);
    } catch {
      // A name or a value that no Headers can hold; whoever needs it reads the answer.
    }
  }
  return headers;
}

/** The status of an answer, which its response may not be able to carry. */
export function statusOf(response: Response): number {
  return answers.get(response)?.status ?? response.status;
}

/**
 * The answer behind a response of the emulator, to the byte: header names, their order and duplicates, the status.
 * A transport that runs in this process reads it instead of the response; it is what goes over a socket.
 */
export async function answerOf(response: Response): Promise<Answer> {
  const body = async () => new Uint8Array(await response.arrayBuffer());
  return (
    answers.get(response) ?? {
      status: response.status,
      headers: [...response.headers],
      body: await body(),
    }
  );
}
