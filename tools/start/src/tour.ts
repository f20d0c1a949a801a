import { createRequire } from 'node:module';
import { fetchFromMock, type MockServer, startMockServer } from '@acs-contracts/contract-tests';
import { CommunicationRequestError, createPhoneNumbersClient } from '@acs-contracts/phone-numbers-client';
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

/** Shows what was built, then purchases from a mock that stops when the tour is over. */
export async function takeTour(screen: Screen, tasks: readonly Task[]): Promise<void> {
  showContract(screen);
  showPackages(screen, tasks);
  await using mock = await startMockServer();
  screen.step('The mock', 'Prism, serving the named examples of the contract');
  screen.say(`listens on ${mock.url}`);
  const operationId = await purchase(screen, mock);
  await readOperation(screen, mock, operationId);
  await purchaseUnknown(screen, mock);
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

async function purchase(screen: Screen, mock: MockServer): Promise<string> {
  screen.step('A purchase', "the page's sample, sent by the built client");
  const { operationId } = await clientOf(screen, mock).purchase({ searchId });
  screen.result(`accepted as ${operationId}`, 'green');
  return operationId;
}

async function readOperation(screen: Screen, mock: MockServer, operationId: string): Promise<void> {
  screen.step('Its operation', 'as recorded: it goes back before it succeeds');
  for (const example of ['running', 'notStarted', 'succeeded']) {
    const client = clientOf(screen, mock, `code=200, example=${example}`);
    const { data } = await client.GET('/phoneNumbers/operations/{operationId}', {
      params: { path: { operationId } },
    });
    screen.result(`status ${data?.status}`, data?.status === 'succeeded' ? 'green' : 'yellow');
  }
}

async function purchaseUnknown(screen: Screen, mock: MockServer): Promise<void> {
  screen.step('An unknown search', 'the answer of the service, byte for byte, as a typed error');
  const client = clientOf(screen, mock, 'code=404, example=unknownSearchId');
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

/** A client that shows each request as it goes out and each response as it comes in. */
function clientOf(screen: Screen, mock: MockServer, prefer?: string) {
  return createPhoneNumbersClient({
    endpoint: mock.url,
    headers: { Authorization: 'Bearer of.the.mock', ...(prefer !== undefined && { Prefer: prefer }) },
    fetch: async (request) => {
      const { pathname, search } = new URL(request.url);
      screen.field('>', request.method, pathname + search);
      const body = await request.clone().text();
      if (body !== '') screen.field('>', 'body', body);
      const response = await fetchFromMock(request);
      screen.field('<', String(response.status), response.statusText);
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
