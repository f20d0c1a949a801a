import { type ServerOptions, type StartedEmulator, startEmulator } from '../src/index.js';

/** What came back over the network. */
export interface Received {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
}

/** A started emulator that lets everyone pass unless told otherwise, and the ways to ask it over HTTP. */
export interface HttpSession extends AsyncDisposable {
  readonly emulator: StartedEmulator;
  send(method: string, path: string, body?: string): Promise<Received>;
  purchase(searchId: string): Promise<Received>;
  readOperation(searchId: string): Promise<Received>;
  cancel(searchId: string): Promise<Received>;
  /** Reads the operation of a search as often as it takes to end; gives the last answer. */
  readToEnd(searchId: string): Promise<Received>;
  /** The phone numbers in the list, without the fixture. */
  owned(): Promise<readonly string[]>;
}

export async function openHttpSession(options: ServerOptions = {}): Promise<HttpSession> {
  const emulator = await startEmulator({ authentication: 'off', ...options });
  const send = async (method: string, path: string, body?: string): Promise<Received> => {
    const response = await fetch(`${emulator.url}${path}?api-version=2021-03-07`, {
      method,
      headers: { 'content-type': 'application/json' },
      ...(body !== undefined && { body }),
    });
    return { status: response.status, headers: response.headers, text: await response.text() };
  };
  const readOperation = (searchId: string) => send('GET', `/phoneNumbers/operations/purchase_${searchId}`);
  return {
    emulator,
    send,
    purchase: (searchId) => send('POST', '/availablePhoneNumbers/:purchase', JSON.stringify({ searchId })),
    readOperation,
    cancel: (searchId) => send('DELETE', `/phoneNumbers/operations/purchase_${searchId}`),
    readToEnd: async (searchId) => {
      for (let read = 1; read < 5; read += 1) await readOperation(searchId);
      return readOperation(searchId);
    },
    owned: async () => {
      const { text } = await send('GET', '/phoneNumbers');
      const found = [...text.matchAll(/"phoneNumber":"([^"]+)"/g)].map(([, phoneNumber = '']) => phoneNumber);
      return found.filter((phoneNumber) => phoneNumber !== emulator.fixtures.phoneNumber);
    },
    [Symbol.asyncDispose]: () => emulator.close(),
  };
}
