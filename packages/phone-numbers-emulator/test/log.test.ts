import { describe, expect, it } from 'vitest';
import { logLine } from '../src/cli/log.js';
import { createEmulator, type EmulatorOptions, unrecorded } from '../src/index.js';

/** Sends requests to an emulator; returns the lines of its log, the bodies and the ledger. */
async function logOf(options: EmulatorOptions, requests: readonly Request[]) {
  const lines: string[] = [];
  const emulator = createEmulator({
    authentication: 'off',
    ...options,
    mutate: (answer, context) => {
      lines.push(logLine(answer, context, false));
      return answer;
    },
  });
  const bodies: string[] = [];
  for (const request of requests) bodies.push(await (await emulator.fetch(request)).text());
  return { lines, bodies, ledger: emulator.ledger, fixtures: emulator.fixtures };
}

function purchaseOf(searchId: string, headers: Record<string, string> = {}): Request {
  return new Request('http://emulator.test/availablePhoneNumbers/:purchase?api-version=2021-03-07', {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ searchId }),
  });
}

const scenarios = [
  'succeeds',
  'fails',
  'cancel',
  'unknown',
  'richError',
  'throttled',
  'unavailable',
] as const;
const choices: readonly EmulatorOptions[] = [
  {},
  ...unrecorded.unavailable.map((unavailable) => ({ unavailable })),
  ...unrecorded.forbiddenPurchase.map((forbiddenPurchase) => ({ forbiddenPurchase })),
];

describe('the log', () => {
  it.each(choices)(
    'says "accepted" exactly of the purchases that the ledger has, and never "bought": %j',
    async (options) => {
      for (const scenario of scenarios) {
        const { fixtures } = createEmulator();
        const { lines, ledger } = await logOf(options, [purchaseOf(fixtures[scenario])]);
        expect(lines.filter((line) => line.includes('accepted'))).toHaveLength(ledger.purchases.length);
        expect(lines.join()).not.toContain('bought');
      }
    },
  );

  const hostile = '\u009b31m\u0085\u007f';

  it.each(['x-emulator-violation', 'content-type', 'authorization', 'x-ms-date', 'x-ms-content-sha256'])(
    'has no control characters of the header %s, nor has the answer',
    async (name) => {
      for (const authentication of ['off', 'required'] as const) {
        const request = purchaseOf('a', { [name]: `a${hostile}` });
        const { lines, bodies } = await logOf({ authentication }, [request]);
        expect(lines.concat(bodies).join('')).not.toMatch(/\p{Cc}/u);
      }
    },
  );

  it('has no control characters of a body or a path, nor has the answer', async () => {
    const { lines, bodies } = await logOf({}, [
      purchaseOf(`a\u001b[31m${hostile}\u2028\u202e`),
      new Request(`http://emulator.test/phoneNumbers/%C2%9B31m%1B?api-version=2021-03-07`),
      new Request(`http://emulator.test/phoneNumbers?api-version=%C2%9B31m%1B%E2%80%AE`),
    ]);
    expect(lines.concat(bodies).join('')).not.toMatch(/[\p{Cc}\p{Bidi_C}\u2028]/u);
  });
});

describe('the ledger', () => {
  it('counts the purchases of a search whatever the case of its id', async () => {
    const searchId = 'aBc-DEF-01';
    const { ledger } = await logOf({ searches: [{ searchId }] }, [
      purchaseOf(searchId.toLowerCase()),
      purchaseOf(searchId.toUpperCase()),
    ]);
    for (const id of [searchId, searchId.toLowerCase(), searchId.toUpperCase()]) {
      expect(ledger.count(id)).toBe(2);
    }
    expect(ledger.count('abc')).toBe(0);
  });
});
