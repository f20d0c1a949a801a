import { setTimeout as delay } from 'node:timers/promises';
import { type Answer, fixtures, type Mutation } from '@acs-contracts/phone-numbers-emulator';
import { describe, expect, it } from 'vitest';
import type { ExchangeRequest } from '../../src/index.js';
import { publishedContract } from '../../src/published-contract.js';
import { readExchange } from '../../src/recorded-exchange.js';
import { readAgain } from '../../src/verify/send-again.js';
import { operationRequest, purchaseRequest } from '../sample.js';
import { errorAnswer, verifyEmulated, withHeader } from './emulated.js';

const busy = (status: number, retryAfter?: string): Answer =>
  retryAfter === undefined ? errorAnswer(status) : withHeader(errorAnswer(status), 'Retry-After', retryAfter);

/** Answers every other read of these routes, the second one first, with another answer. */
function busyNowAndThen(routes: readonly string[], answerOf: () => Answer): Mutation {
  const counts = new Map<string, number>();
  return (answer, { route }) => {
    if (!routes.includes(route) || answer.status !== 200) return answer;
    const count = (counts.get(route) ?? 0) + 1;
    counts.set(route, count);
    return count % 2 === 0 ? answerOf() : answer;
  };
}

const routes = ['getSearchResult', 'listPhoneNumbers', 'getPhoneNumber', 'getOperation'];

describe('a read that is answered now and then with', () => {
  it.each([
    ['429', busy(429, '1')],
    ['503', busy(503, '2')],
    ['429 and a Retry-After of zero', busy(429, '0')],
  ])('%s is sent again, and no scenario gives up', async (_, answer) => {
    const { report } = await verifyEmulated(busyNowAndThen(routes, () => answer));
    const skips = report.scenarios.flatMap(({ name, skipped }) =>
      skipped === undefined ? [] : [`${name}: ${skipped}`],
    );
    expect(skips).toEqual([]);
    expect(report.findings).toEqual([]);
  });

  it('429 waits as Retry-After says', async () => {
    const { waits } = await verifyEmulated(
      busyNowAndThen(['getSearchResult'], () => busy(429, '3')),
      { scenarios: ['search'] },
    );
    expect(waits.filter((wait) => wait === 3000).length).toBeGreaterThan(0);
  });

  it.each([
    ['no Retry-After', busy(429)],
    ['a Retry-After of minutes', busy(429, '300')],
  ])('429 and %s is not sent again', async (_, answer) => {
    const { report } = await verifyEmulated(
      busyNowAndThen(['getSearchResult'], () => answer),
      {
        scenarios: ['search'],
      },
    );
    expect(report.scenarios[0]?.skipped).toBe('the result of its search cannot be read (429)');
  });
});

it('sends a read that stays throttled four times, and after three such reads each once until one is answered', async () => {
  let status = 429;
  let sent = 0;
  const waits: number[] = [];
  const headers = [['Retry-After', '5']] as const;
  const contract = await publishedContract();
  const session = {
    async send(request: ExchangeRequest) {
      sent += 1;
      return readExchange({ request, response: { status, headers, body: new Uint8Array() } }, contract);
    },
    wait: async (ms: number) => void waits.push(ms),
  };
  const countOf = async (request: ExchangeRequest) => {
    sent = 0;
    await readAgain(session, request);
    return sent;
  };
  const counts: number[] = [];
  for (let read = 0; read < 5; read += 1) counts.push(await countOf(operationRequest()));
  expect(counts).toEqual([4, 4, 4, 1, 1]);
  expect(waits).toEqual(Array(9).fill(5000));
  status = 200;
  expect(await countOf(operationRequest())).toBe(1);
  status = 429;
  expect(await countOf(operationRequest())).toBe(4);
  expect(await countOf(purchaseRequest())).toBe(1);
});

it('never sends a purchase again', async () => {
  const { requests } = await verifyEmulated(
    (answer, { route }) => (route === 'purchase' && answer.status === 202 ? busy(429, '1') : answer),
    { scenarios: ['succeeds'] },
  );
  const bought = requests.filter(
    ({ url, body }) =>
      url.includes(':purchase') && new TextDecoder().decode(body).includes(fixtures.succeeds),
  );
  expect(bought).toHaveLength(1);
});

it('ends when the time is up while it waits to read again', async () => {
  const { report } = await verifyEmulated(
    (answer, { route }) => (route === 'getSearchResult' ? busy(429, '5') : answer),
    {
      scenarios: ['search'],
      timeoutMs: 1500,
      sleep: (ms, signal) => delay(ms, undefined, { signal }).catch(() => signal.throwIfAborted()),
    },
  );
  expect(report.stopped).toBe('the time was up after 1.5 s');
});
