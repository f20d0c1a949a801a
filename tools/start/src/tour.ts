import { createRequire } from 'node:module';
import {
  type Clock,
  CommunicationRequestError,
  createPhoneNumbersClient,
  type PhoneNumbersClient,
  type Purchase,
} from '@acs-contracts/phone-numbers-client';
import { startEmulator } from '@acs-contracts/phone-numbers-emulator';
import type { CommunicationError, PurchaseAcceptedHeaders } from '@acs-contracts/phone-numbers-types';
import type { Task } from './build.js';
import type { Screen } from './screen.js';

/** The page's sample. */
const searchId = '378ddf60-81be-452a-ba4f-613198ea6c28';
const shownHeaders: readonly (keyof PurchaseAcceptedHeaders)[] = [
  'Operation-Location',
  'operation-id',
  'purchase-id',
];

/** Shows what was built, then purchases from an emulator that stops when the tour is over. */
export async function takeTour(screen: Screen, tasks: readonly Task[]): Promise<void> {
  showContract(screen);
  showPackages(screen, tasks);
  await using emulator = await startEmulator();
  screen.step('The emulator', 'a fake of the service: nothing is bought, nothing leaves');
  screen.say(`listens on ${emulator.url}`);
  const client = clientOf(screen, emulator.url);
  const accepted = await purchase(screen, client);
  await pollOperation(screen, accepted);
  await readNumbers(screen, client, accepted);
  for (const bought of emulator.ledger.purchases) {
    screen.say(`The emulator's ledger: one purchase, of ${bought.phoneNumbers.join(', ')}.`);
  }
  await purchaseUnknown(screen, client);
}

function showContract(screen: Screen): void {
  const { info, paths, 'x-generated': origin } = readContract();
  const hash = /sha256:([0-9a-f]+)/.exec(origin)?.[1] ?? 'unknown';
  screen.step('The contract', 'spec/phone-numbers/2021-03-07, bundled by Redocly');
  screen.say(`api-version ${info.version}, sha256 ${hash.slice(0, 16)}…`);
  for (const [path, item] of Object.entries(paths)) {
    const methods = Object.keys(item).filter((key) => key !== 'parameters');
    screen.say(`${methods.join(', ').toUpperCase()} ${path}`);
  }
}

function showPackages(screen: Screen, tasks: readonly Task[]): void {
  screen.step('The packages', 'openapi-typescript and tsc, ordered and cached by turbo');
  for (const name of [...new Set(tasks.map((task) => task.name))].sort()) {
    const own = tasks.filter((task) => task.name === name);
    const generated = own.some(({ verb }) => verb === 'generate') ? 'generated' : [];
    const built = own.some(({ verb }) => verb === 'build') ? 'built' : [];
    const origin = own.every(({ cached }) => cached) ? ' (from cache)' : '';
    screen.say(`${name.padEnd(26)} ${[generated, built].flat().join(' and ')}${origin}`);
  }
}

async function purchase(screen: Screen, client: PhoneNumbersClient): Promise<Purchase> {
  screen.step('A purchase', "the page's sample, sent by the built client");
  const accepted = await client.purchase({ searchId });
  screen.result(`accepted as ${accepted.operationId}`, 'green');
  return accepted;
}

async function pollOperation(screen: Screen, accepted: Purchase): Promise<void> {
  screen.step('Its operation', 'as recorded: it goes back before it succeeds');
  for await (const { status } of accepted) {
    screen.result(`status ${status}`, status === 'succeeded' ? 'green' : 'yellow');
  }
}

async function readNumbers(screen: Screen, client: PhoneNumbersClient, accepted: Purchase): Promise<void> {
  screen.step('Its numbers', 'the operation does not name them: the search does');
  const { phoneNumbers } = await accepted.result();
  for (const phoneNumber of phoneNumbers) {
    const { data } = await client.GET('/phoneNumbers/{phoneNumber}', { params: { path: { phoneNumber } } });
    if (data === undefined) throw new Error(`expected ${phoneNumber} to be owned, got no such number`);
    const { amount, currencyCode, billingFrequency } = data.cost;
    const cost = `${amount.toFixed(2)} ${currencyCode} ${billingFrequency}`;
    screen.result(`bought ${data.phoneNumber}, ${data.phoneNumberType}, ${cost}`, 'green');
  }
}

async function purchaseUnknown(screen: Screen, client: PhoneNumbersClient): Promise<void> {
  screen.step('An unknown search', 'the answer of the service, byte for byte, as a typed error');
  const error: unknown = await client
    .purchase({ searchId: 'some-invalid-id' })
    .catch((reason: unknown) => reason);
  if (!CommunicationRequestError.isInstance(error))
    throw new Error(`expected a refusal, got ${String(error)}`);
  screen.result(`${error.name}: status ${error.status}`, 'red');
  if (error.communicationError) showError(screen, error.communicationError);
}

function showError(screen: Screen, { code, message, target }: CommunicationError): void {
  screen.result(`code ${code}, target ${target ?? 'none'}`, 'red');
  screen.result(message, 'red');
}

/** The emulator takes one step for each read: there is nothing to wait for between them. */
const impatientClock: Clock = {
  now: () => performance.now(),
  after(milliseconds, callback, purpose) {
    const timer = setTimeout(callback, purpose === 'pause' ? 0 : milliseconds);
    return () => clearTimeout(timer);
  },
};

/** A client that shows each request as it goes out and each response as it comes in; a repeated one, once. */
function clientOf(screen: Screen, endpoint: string): PhoneNumbersClient {
  let last = '';
  return createPhoneNumbersClient({
    endpoint,
    clock: impatientClock,
    headers: { Authorization: 'Bearer of.the.tour' },
    fetch: async (request) => {
      const { pathname, search } = new URL(request.url);
      const isRepeated = last === `${request.method} ${request.url}`;
      last = `${request.method} ${request.url}`;
      if (!isRepeated) screen.field('>', request.method, pathname + search);
      const body = await request.clone().text();
      if (body !== '') screen.field('>', 'body', body);
      const response = await fetch(request);
      if (!isRepeated) screen.field('<', String(response.status), response.statusText);
      for (const name of shownHeaders) {
        const value = response.headers.get(name);
        if (value !== null) screen.field('<', `${name}:`, value);
      }
      return response;
    },
  });
}

interface ContractDocument {
  readonly 'x-generated': string;
  readonly info: { readonly version: string };
  readonly paths: Readonly<Record<string, object>>;
}

function readContract(): ContractDocument {
  return createRequire(import.meta.url)('@acs-contracts/spec/openapi.json');
}
