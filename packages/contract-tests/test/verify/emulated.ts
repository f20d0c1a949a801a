import {
  type Answer,
  answerOf,
  createEmulator,
  type Emulator,
  type EmulatorOptions,
  fixtures,
  type Mutation,
} from '@acs-contracts/phone-numbers-emulator';
import {
  type Exchange,
  type ExchangeRequest,
  type Report,
  type VerifyOptions,
  verify,
} from '../../src/index.js';

export { fixtures };

/** A verification of an emulator in this process, with all that came of it. */
export interface Emulated {
  readonly report: Report;
  readonly emulator: Emulator;
  /** Every request, in order. */
  readonly requests: readonly ExchangeRequest[];
  /** What was waited for, in milliseconds. */
  readonly waits: readonly number[];
}

/** Verifies an emulator whose answers `mutate` changes: purchases allowed, all fixtures, no real waiting. */
export async function verifyEmulated(
  mutate: Mutation = (answer) => answer,
  options: Partial<VerifyOptions> = {},
  emulatorOptions: EmulatorOptions = {},
): Promise<Emulated> {
  const emulator = createEmulator({ ...emulatorOptions, mutate });
  const requests: ExchangeRequest[] = [];
  const waits: number[] = [];
  const report = await verify({
    endpoint: 'http://emulator.localhost',
    fixtures,
    allowPurchase: true,
    transport: (request) => {
      requests.push(request);
      return exchangeWith(emulator, request);
    },
    sleep: async (ms) => void waits.push(ms),
    ...options,
  });
  return { report, emulator, requests, waits };
}

/** Sends a request to an emulator in this process. */
export async function exchangeWith(emulator: Emulator, request: ExchangeRequest): Promise<Exchange> {
  const { method, url, headers, body } = request;
  const hasBody = body.length > 0 && method !== 'GET'; // `Request` refuses a GET with a body
  const init = { method, headers: headers.map(([name, value]): [string, string] => [name, value]) };
  const sent = new Request(url, hasBody ? { ...init, body: body.slice() } : init);
  return { request, response: await answerOf(await emulator.fetch(sent)) };
}

const decoder = new TextDecoder();

/** The answer with members of its JSON body replaced. */
export function withMembers(answer: Answer, members: object): Answer {
  const body: object = JSON.parse(decoder.decode(answer.body));
  return withBody(answer, { ...body, ...members });
}

/** The answer with another JSON body. */
export function withBody(answer: Answer, body: unknown): Answer {
  const headers = answer.headers.filter(([name]) => !/^content-(length|type)$/i.test(name));
  return {
    status: answer.status,
    headers: [...headers, ['Content-Type', 'application/json']],
    body: new TextEncoder().encode(JSON.stringify(body)),
  };
}

/** The answer with one header replaced, or added. */
export function withHeader(answer: Answer, name: string, value: string): Answer {
  const others = answer.headers.filter(([field]) => field.toLowerCase() !== name.toLowerCase());
  return { ...answer, headers: [...others, [name, value]] };
}

/** An error as the contract has it. */
export function errorAnswer(status: number, code = 'Broken'): Answer {
  return withBody(
    { status, headers: [], body: new Uint8Array() },
    { error: { code, message: 'It is broken.' } },
  );
}
