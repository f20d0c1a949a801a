import { fixtures, type Mutation, startEmulator } from '@acs-contracts/phone-numbers-emulator';
import { describe, expect, it } from 'vitest';
import { runtimes } from '../src/runtimes/index.ts';

const found = await Promise.all(
  runtimes.map(async (runtime) => ({ name: runtime.name, runtime, state: await runtime.find() })),
);
const present = found.filter(({ state }) => 'version' in state);
for (const { name, state } of found) {
  console.log(name, 'version' in state ? state.version : `is left out: ${state.missing}`);
}

/**
 * What stands before a service that pages of any origin may use: preflights pass, and pages may read what they get. A
 * poll is asked to come back at once, so that the suite waits no longer than the client insists on.
 */
const inFront: Mutation = ({ status, headers, body }, { route, request }) => {
  const allowed = [
    ['Access-Control-Allow-Origin', '*'],
    ['Access-Control-Allow-Headers', 'authorization, content-type, x-ms-date, x-ms-content-sha256'],
  ] as const;
  if (request.method === 'OPTIONS') return { status: 204, headers: allowed, body: new Uint8Array() };
  if (route !== 'getOperation') return { status, headers: [...headers, ...allowed], body };
  const soon = [
    ['Retry-After', '0'],
    ['Access-Control-Expose-Headers', 'Retry-After'],
  ] as const;
  return { status, headers: [...headers, ...allowed, ...soon], body };
};

describe('the client, as it was built', () => {
  it.each(present)('runs in $name', async ({ runtime }) => {
    await using service = await startEmulator({ mutate: inFront });
    const { connectionString } = service;
    const report = await runtime.run({ connectionString, ...fixtures });
    expect(report).toEqual({
      'signs as recorded': null,
      'has a purchase accepted, and polls it until it has succeeded': null,
      'tells why a purchase was refused': null,
    });
    expect(service.ledger.count(fixtures.succeeds)).toBe(1);
  });
});
