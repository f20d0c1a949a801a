import { type Answer, answerOf, createEmulator, type Emulator, type EmulatorOptions } from '../src/index.js';

/** An emulator that lets everyone pass, and the way to ask it. */
export interface Session {
  readonly emulator: Emulator;
  /** Sends a request as it is, without an api-version. */
  send(path: string, init?: RequestInit): Promise<Answer>;
  purchase(searchId: string, init?: RequestInit): Promise<Answer>;
  get(path: string): Promise<Answer>;
  cancel(operationId: string): Promise<Answer>;
  /** Reads an operation so many times; gives its statuses. */
  poll(operationId: string, times: number): Promise<unknown[]>;
}

const version = 'api-version=2021-03-07';

export function openSession(options: EmulatorOptions = {}): Session {
  const emulator = createEmulator({ authentication: 'off', ...options });
  const send = async (path: string, init?: RequestInit) =>
    answerOf(await emulator.fetch(new Request(`http://emulator.test${path}`, init)));
  const ask = (path: string, init?: RequestInit) =>
    send(`${path}${path.includes('?') ? '&' : '?'}${version}`, init);
  const session: Session = {
    emulator,
    send,
    purchase: (searchId, init) =>
      ask('/availablePhoneNumbers/:purchase', {
        method: 'POST',
        body: JSON.stringify({ searchId }),
        ...init,
        headers: { 'content-type': 'application/json', ...init?.headers },
      }),
    get: (path) => ask(path),
    cancel: (id) => ask(`/phoneNumbers/operations/${id}`, { method: 'DELETE' }),
    poll: async (id, times) => {
      const statuses: unknown[] = [];
      for (let read = 0; read < times; read += 1) {
        statuses.push(member(await session.get(`/phoneNumbers/operations/${id}`), 'status'));
      }
      return statuses;
    },
  };
  return session;
}

export function textOf(answer: Answer): string {
  return new TextDecoder().decode(answer.body);
}

export function bodyOf(answer: Answer): unknown {
  return JSON.parse(textOf(answer));
}

export function member(answer: Answer, name: string): unknown {
  const body = bodyOf(answer);
  const members = typeof body === 'object' && body !== null ? Object.entries(body) : [];
  return new Map<string, unknown>(members).get(name);
}

export function header(answer: Answer, name: string): string | undefined {
  return answer.headers.find(([field]) => field.toLowerCase() === name.toLowerCase())?.[1];
}
