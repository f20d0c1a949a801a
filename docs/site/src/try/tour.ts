import { type Exchange, headerValue, readBody } from '@acs-contracts/contract-tests/rules';
import type { Emulator } from '@acs-contracts/phone-numbers-emulator/worker';
import { ask, endpoint, type PageRequest } from './endpoint.js';
import { hasEnded, type PurchaseReadings } from './purchase-message.js';
import type { StockChoice } from './stock.js';

/** What a search has found. */
export interface Found {
  readonly searchId: string;
  readonly phoneNumbers: readonly string[];
  /** With its currency, for a month: `2 USD`. */
  readonly price: string;
  /** RFC 3339. */
  readonly heldUntil: string;
}

/** How far a purchase has come. */
interface Progress {
  /** Every exchange so far, in order. */
  readonly exchanges: readonly Exchange[];
  /** The statuses of the current operation, one for each read. */
  readonly statuses: readonly string[];
}

/** Steps through a purchase with an emulator, and keeps every exchange. */
export interface Tour {
  /** Searches, waits for the end of the search, and reads what it found; `undefined` if it did not succeed. */
  search(choice: StockChoice): Promise<Found | undefined>;
  /** Purchases, waits for the end, and reads the phone numbers and the list. Returns what was read. */
  buy(found: Found, choice: StockChoice): Promise<PurchaseReadings>;
}

/** What a tour needs. */
export interface TourOptions {
  readonly emulator: Emulator;
  readonly apiVersion: string;
  /** Called after every exchange. */
  readonly onProgress: (progress: Progress) => void;
  /** Returns when the next read is due: people want to see the statuses change. */
  readonly pause: () => Promise<void>;
}

/** An operation that a violation keeps from ending is read no more often than this. */
const mostReads = 8;

/** Creates a tour, which begins without exchanges. */
export function createTour({ emulator, apiVersion, onProgress, pause }: TourOptions): Tour {
  const exchanges: Exchange[] = [];
  let statuses: string[] = [];

  const send = async (request: PageRequest): Promise<Exchange> => {
    const exchange = await ask(emulator, apiVersion, request);
    exchanges.push(exchange);
    return exchange;
  };
  const show = () => onProgress({ exchanges: [...exchanges], statuses: [...statuses] });

  /** Reads an operation to its end, and once more: what has ended stays as it is. */
  const follow = async (path: string): Promise<string | undefined> => {
    const read = async () => {
      await pause();
      const { response } = await send({ method: 'GET', path });
      const status = memberOf(readBody(response), 'status');
      statuses.push(typeof status === 'string' ? status : `HTTP ${response.status}`);
      show();
    };
    while (statuses.length < mostReads && !hasEnded(statuses.at(-1))) await read();
    const end = statuses.at(-1);
    if (hasEnded(end)) await read();
    return end;
  };

  const start = async (request: PageRequest, usualId: (exchange: Exchange) => string) => {
    statuses = [];
    const exchange = await send(request);
    show();
    const { status, headers } = exchange.response;
    const id = usualId(exchange);
    if (status >= 400) return undefined;
    return follow(operationPath(headerValue(headers, 'operation-location'), id));
  };

  return {
    async search({ countryCode, phoneNumberType, capabilities }) {
      const body = { phoneNumberType, assignmentType: 'application', capabilities, quantity: 1 };
      const path = `/availablePhoneNumbers/countries/${countryCode}/:search`;
      let searchId = '';
      const end = await start({ method: 'POST', path, body }, ({ response }) => {
        searchId = headerValue(response.headers, 'search-id') ?? '';
        return `search_${searchId}`;
      });
      if (end !== 'succeeded') return undefined;
      const { response } = await send({
        method: 'GET',
        path: `/availablePhoneNumbers/searchResults/${searchId}`,
      });
      show();
      return foundIn(readBody(response));
    },
    async buy({ searchId, phoneNumbers }, { mustAgree }) {
      const body = { searchId, ...(mustAgree && { agreeToNotResell: true }) };
      const request: PageRequest = { method: 'POST', path: '/availablePhoneNumbers/:purchase', body };
      let answered = 0;
      await start(request, ({ response }) => {
        answered = response.status;
        return `purchase_${searchId}`;
      });
      const read = [...statuses];
      const states: [phoneNumber: string, status: number][] = [];
      for (const phoneNumber of phoneNumbers) {
        const { response } = await send({ method: 'GET', path: `/phoneNumbers/${phoneNumber}` });
        states.push([phoneNumber, response.status]);
      }
      const list = await send({ method: 'GET', path: '/phoneNumbers' });
      show();
      const listed = listedIn(readBody(list.response));
      return {
        answered,
        statuses: read,
        phoneNumbers: states.map(([phoneNumber, status]) => ({
          phoneNumber,
          status,
          isListed: listed.includes(phoneNumber),
        })),
      };
    },
  };
}

/** The path that a link leads to. One to elsewhere is not followed: the id says where the operation is. */
function operationPath(link: string | undefined, usualId: string): string {
  const usual = `/phoneNumbers/operations/${usualId}`;
  if (link === undefined || !URL.canParse(link, endpoint)) return usual;
  const { origin, pathname, search } = new URL(link, endpoint);
  return origin === endpoint && pathname.startsWith('/phoneNumbers/operations/')
    ? `${pathname}${search}`
    : usual;
}

function listedIn(body: unknown): readonly unknown[] {
  const entries = memberOf(body, 'phoneNumbers');
  return Array.isArray(entries) ? entries.map((entry) => memberOf(entry, 'phoneNumber')) : [];
}

function foundIn(body: unknown): Found | undefined {
  const searchId = memberOf(body, 'searchId');
  const phoneNumbers = memberOf(body, 'phoneNumbers');
  if (typeof searchId !== 'string' || !Array.isArray(phoneNumbers)) return undefined;
  const cost = memberOf(body, 'cost');
  return {
    searchId,
    phoneNumbers: phoneNumbers.map(String),
    price: `${memberOf(cost, 'amount') ?? '?'} ${memberOf(cost, 'currencyCode') ?? ''}`.trim(),
    heldUntil: String(memberOf(body, 'searchExpiresBy') ?? ''),
  };
}

function memberOf(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null) return undefined;
  return new Map<string, unknown>(Object.entries(value)).get(name);
}
