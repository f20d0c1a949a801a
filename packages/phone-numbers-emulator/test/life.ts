import { type Answer, answerOf, createEmulator, type Emulator, type EmulatorOptions } from '../src/index.js';
import { header, member } from './session.js';

export type ApiVersion = '2021-03-07' | '2025-06-01';

export const apiVersions: readonly ApiVersion[] = ['2021-03-07', '2025-06-01'];

/** What a search asks for unless a test says something else: a toll-free number of the United States. */
export const wanted = {
  phoneNumberType: 'tollFree',
  assignmentType: 'application',
  capabilities: { calling: 'inbound', sms: 'inbound+outbound' },
};

/** An emulator that lets everyone pass, and the whole life of phone numbers, in one api-version. */
export interface Life {
  readonly emulator: Emulator;
  ask(method: string, path: string, body?: unknown): Promise<Answer>;
  /** Asks for a search, which may be of another country than the United States. */
  search(change?: object, countryCode?: string): Promise<Answer>;
  /** Searches, and reads the operation to its end; returns the search id and the phone numbers. */
  find(change?: object, countryCode?: string): Promise<Found>;
  purchase(searchId: string, more?: object): Promise<Answer>;
  update(phoneNumber: string, capabilities: unknown): Promise<Answer>;
  release(phoneNumber: string): Promise<Answer>;
  /** Reads the operation that an answer has started until it has ended; returns its statuses. */
  readToEnd(started: Answer): Promise<unknown[]>;
  /** Searches and purchases, both to the end; returns the phone numbers. */
  buy(change?: object, countryCode?: string): Promise<readonly string[]>;
  owned(): Promise<readonly string[]>;
}

interface Found {
  readonly searchId: string;
  readonly phoneNumbers: readonly string[];
}

export function openLife(options: EmulatorOptions = {}, apiVersion: ApiVersion = '2021-03-07'): Life {
  const emulator = createEmulator({ authentication: 'off', ...options });
  const ask = async (method: string, path: string, body?: unknown) => {
    const type = method === 'PATCH' ? 'application/merge-patch+json' : 'application/json';
    const url = new URL(path, 'http://emulator.test');
    url.searchParams.set('api-version', apiVersion);
    const init = { method, headers: { 'content-type': type } };
    return answerOf(
      await emulator.fetch(url, body === undefined ? init : { ...init, body: JSON.stringify(body) }),
    );
  };
  const life: Life = {
    emulator,
    ask,
    search: (change = {}, countryCode = 'US') =>
      ask('POST', `/availablePhoneNumbers/countries/${countryCode}/:search`, { ...wanted, ...change }),
    find: async (change, countryCode) => {
      const started = await life.search(change, countryCode);
      await life.readToEnd(started);
      const result = await ask('GET', header(started, 'location') ?? '');
      return {
        searchId: String(member(result, 'searchId')),
        phoneNumbers: strings(member(result, 'phoneNumbers')),
      };
    },
    purchase: (searchId, more = {}) => ask('POST', '/availablePhoneNumbers/:purchase', { searchId, ...more }),
    update: (phoneNumber, capabilities) =>
      ask('PATCH', `/phoneNumbers/${encodeURIComponent(phoneNumber)}/capabilities`, capabilities),
    release: (phoneNumber) => ask('DELETE', `/phoneNumbers/${encodeURIComponent(phoneNumber)}`),
    readToEnd: async (started) => {
      const statuses: unknown[] = [];
      while (!['succeeded', 'failed'].includes(String(statuses.at(-1))) && statuses.length < 9) {
        statuses.push(member(await ask('GET', header(started, 'operation-location') ?? ''), 'status'));
      }
      return statuses;
    },
    buy: async (change, countryCode) => {
      const { searchId, phoneNumbers } = await life.find(change, countryCode);
      await life.readToEnd(await life.purchase(searchId));
      return phoneNumbers;
    },
    owned: async () => {
      const numbers = member(await ask('GET', '/phoneNumbers'), 'phoneNumbers');
      return strings(
        Array.isArray(numbers) ? numbers.map((number) => Reflect.get(number, 'phoneNumber')) : [],
      );
    },
  };
  return life;
}

function strings(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.map(String) : [];
}
