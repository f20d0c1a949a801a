import { createRequire } from 'node:module';
import {
  CommunicationRequestError,
  createPhoneNumbersClient,
  type FoundPhoneNumbers,
  type PhoneNumbersClient,
  type Purchase,
} from '@acs-contracts/phone-numbers-client';
import { createTestClock } from '@acs-contracts/phone-numbers-client/testing';
import { startEmulator } from '@acs-contracts/phone-numbers-emulator';
import type { CommunicationError, PurchaseAcceptedHeaders } from '@acs-contracts/phone-numbers-types';
import type { Task } from './build.js';
import type { Screen } from './screen.js';

const shownHeaders: readonly (keyof PurchaseAcceptedHeaders)[] = [
  'Operation-Location',
  'operation-id',
  'purchase-id',
];

/** Shows what was built, then goes from nothing to a phone number and back with an emulator that stops afterwards. */
export async function takeTour(screen: Screen, tasks: readonly Task[]): Promise<void> {
  showContract(screen);
  showPackages(screen, tasks);
  await using emulator = await startEmulator();
  screen.step('The emulator', 'a fake of the service: nothing is bought, nothing leaves');
  screen.say(`listens on ${emulator.url}`);
  const client = clientOf(screen, emulator.url);
  const found = await search(screen, client);
  const accepted = await purchase(screen, client, found);
  await pollOperation(screen, accepted);
  await readNumbers(screen, client, accepted);
  for (const bought of emulator.ledger.purchases) {
    screen.say(`The emulator's ledger: one purchase, of ${bought.phoneNumbers.join(', ')}.`);
  }
  await release(screen, client);
  await purchaseUnknown(screen, client);
}

function showContract(screen: Screen): void {
  const contracts = readContracts();
  screen.step('The contract', 'spec/phone-numbers, a folder for each api-version');
  for (const { info, 'x-generated': origin } of contracts) {
    const hash = /sha256:([0-9a-f]+)/.exec(origin)?.[1] ?? 'unknown';
    screen.say(`api-version ${info.version}, sha256 ${hash.slice(0, 16)}…`);
  }
  // Each api-version has the routes of the one before it.
  for (const [path, item] of Object.entries(contracts.at(-1)?.paths ?? {})) {
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

async function search(screen: Screen, client: PhoneNumbersClient): Promise<FoundPhoneNumbers> {
  screen.step('A search', 'it costs nothing, and holds what it has found for a while');
  const started = await client.search({
    countryCode: 'US',
    phoneNumberType: 'tollFree',
    assignmentType: 'application',
    capabilities: { calling: 'inbound', sms: 'none' },
  });
  const found = await started.result();
  const minutes = Math.round((found.expiresInMs ?? 0) / 60_000);
  screen.result(`found ${found.phoneNumbers.join(', ')}, held for ${minutes} minutes`, 'green');
  return found;
}

async function purchase(
  screen: Screen,
  client: PhoneNumbersClient,
  found: FoundPhoneNumbers,
): Promise<Purchase> {
  screen.step('A purchase', 'looked up first, then sent once, by the built client');
  const accepted = await client.purchase({
    search: found,
    maxMonthlyCost: { amount: 5, currencyCode: 'USD' },
  });
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
    if (data === undefined) throw new Error(`The resource does not own ${phoneNumber}.`);
    const { amount, currencyCode, billingFrequency } = data.cost;
    const cost = `${amount.toFixed(2)} ${currencyCode} ${billingFrequency}`;
    screen.result(`bought ${data.phoneNumber}, ${data.phoneNumberType}, ${cost}`, 'green');
  }
}

/** Returns what the tour has bought; whatever else the resource owns stays. */
async function release(screen: Screen, client: PhoneNumbersClient): Promise<void> {
  screen.step('And back', 'what is owned is listed, what was bought is released');
  for await (const { phoneNumber, phoneNumberType } of client.phoneNumbers()) {
    screen.say(`owned: ${phoneNumber}, ${phoneNumberType}`);
    if (phoneNumberType !== 'tollFree') continue;
    await (await client.release({ phoneNumber })).result();
    screen.result(`released ${phoneNumber}`, 'green');
  }
}

async function purchaseUnknown(screen: Screen, client: PhoneNumbersClient): Promise<void> {
  screen.step('An unknown search', 'the error of the service, byte for byte, as a class');
  const error: unknown = await client
    .purchase({ searchId: 'some-invalid-id' })
    .catch((reason: unknown) => reason);
  if (!CommunicationRequestError.isInstance(error)) {
    throw new Error('The purchase of an unknown search was not refused.', { cause: error });
  }
  screen.result(`${error.name}: status ${error.status}`, 'red');
  if (error.communicationError) showError(screen, error.communicationError);
}

function showError(screen: Screen, { code, message, target }: CommunicationError): void {
  screen.result(`code ${code}, target ${target ?? 'none'}`, 'red');
  screen.result(message, 'red');
}

/** A client that shows each request as it goes out and each response as it comes in; a repeated one, once. */
function clientOf(screen: Screen, endpoint: string): PhoneNumbersClient {
  let last = '';
  return createPhoneNumbersClient({
    endpoint,
    // Each read moves the emulator's operation on: there is nothing to wait for between two of them.
    clock: createTestClock(),
    headers: { Authorization: 'Bearer of.the.tour' },
    fetch: async (url, init) => {
      const { pathname, search } = new URL(url);
      const { method, body } = init;
      const isRepeated = last === `${method} ${url}`;
      last = `${method} ${url}`;
      if (!isRepeated) screen.field('>', method, pathname + search);
      if (body !== undefined) screen.field('>', 'body', body);
      const response = await fetch(url, init);
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

const require = createRequire(import.meta.url);

/** The documents that the spec exports, oldest api-version first: that one has no folder of its own. */
function contractFiles(): string[] {
  const { exports }: { readonly exports: object } = require('@acs-contracts/spec/package.json');
  return Object.keys(exports).filter((name) => name.endsWith('/openapi.json'));
}

function readContracts(): ContractDocument[] {
  return contractFiles().map((name): ContractDocument => require(name.replace(/^\./, '@acs-contracts/spec')));
}
