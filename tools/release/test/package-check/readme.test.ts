import { type MockServer, startMockServer } from '@acs-contracts/contract-tests';
import { startEmulator } from '@acs-contracts/phone-numbers-emulator';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { exampleOf } from './example.js';

const bought =
  'running\nrunning\nnotStarted\nnotStarted\nsucceeded\nbought +18335550100\nstill 1 phone number\n';

/** One for all of them: it keeps nothing of what it is asked. */
let mock: MockServer;
beforeAll(async () => {
  mock = await startMockServer();
});
afterAll(() => mock[Symbol.asyncDispose]());

describe.each([
  { readme: 'README.md', prints: bought },
  {
    readme: 'packages/phone-numbers-client/README.md',
    prints:
      /^found 1, for \d+(\.\d+)? USD a month each\nbought a phone number\n(geographic \d+\n)*(tollFree \d+(\.\d+)?\n)+released\n$/,
  },
  { readme: 'packages/communication-error-types/README.md', prints: 'BadRequest\n' },
  {
    readme: 'packages/phone-numbers-types/README.md',
    prints: 'purchase_378ddf60-81be-452a-ba4f-613198ea6c28 is pending\n',
  },
  { readme: 'packages/phone-numbers-emulator/README.md', prints: '202, bought +14255550199\n' },
  { readme: 'packages/contract-tests/README.md', prints: '202, 0 findings\n' },
  {
    readme: 'spec/README.md',
    prints:
      /^Azure Communication Services, phone numbers 2021-03-07 \[\s+'\/availablePhoneNumbers\/:purchase',/,
  },
])('the example of $readme', ({ readme, prints }) => {
  it('compiles', async () => {
    await using example = await exampleOf(readme);
    expect(example.typecheck()).toEqual([]);
  });

  it('prints what it says', async () => {
    await using example = await exampleOf(readme);
    await using emulator = await startEmulator();
    const output = await example.run({
      ACS_ENDPOINT: mock.url,
      ACS_TOKEN: 'a.b.c',
      ACS_CONNECTION_STRING: emulator.connectionString,
    });
    if (typeof prints === 'string') expect(output).toBe(prints);
    else expect(output).toMatch(prints);
  });
});
