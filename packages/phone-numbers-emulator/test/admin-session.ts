import { type Answer, answerOf, createEmulator, type Emulator, type EmulatorOptions } from '../src/index.js';
import { bodyOf } from './session.js';

/** An emulator with admin routes, and the way to ask them. */
export interface AdminSession {
  readonly emulator: Emulator;
  /** Asks an admin route: `('POST', '/searches', {})`. */
  admin(method: string, path: string, body?: unknown): Promise<Answer>;
  /** The JSON that an admin route answers with. */
  read(path: string): Promise<unknown>;
  /** Purchases a search. */
  buy(searchId: string): Promise<Answer>;
}

export function openAdmin(options: EmulatorOptions = {}): AdminSession {
  const emulator = createEmulator({ admin: 'anyone', ...options });
  const send = async (path: string, init: RequestInit) =>
    answerOf(await emulator.fetch(`http://emulator.test${path}`, init));
  const json = { 'content-type': 'application/json' };
  const admin = (method: string, path: string, body?: unknown) =>
    send(`/_emulator${path}`, {
      method,
      ...(body !== undefined && { headers: json, body: JSON.stringify(body) }),
    });
  return {
    emulator,
    admin,
    read: async (path) => bodyOf(await admin('GET', path)),
    buy: (searchId) =>
      send('/availablePhoneNumbers/:purchase?api-version=2021-03-07', {
        method: 'POST',
        headers: { ...json, authorization: 'Bearer a.b.c' },
        body: JSON.stringify({ searchId }),
      }),
  };
}
