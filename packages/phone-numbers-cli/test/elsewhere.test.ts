import { expect, it } from 'vitest';
import { changingBodies } from './bodies.js';
import { consent, emulatorForTest, tollFree } from './command.js';
import { commandInside } from './inside.js';

const owned = {
  id: '18335550100',
  phoneNumber: '+18335550100',
  countryCode: 'US',
  phoneNumberType: 'tollFree',
  assignmentType: 'application',
  purchaseDate: '2026-11-01T00:00:00Z',
  cost: { amount: 2, currencyCode: 'USD', billingFrequency: 'monthly' },
};

const withoutBody = (status: number) => ({ status, headers: [], body: new Uint8Array() });

/** An emulator that holds a search which another machine has bought, with what it answers to reads of the search. */
async function boughtElsewhere(status: number) {
  let isBroken = false;
  const emulator = await emulatorForTest({
    mutate: (answer, { request }) =>
      isBroken && /search_|searchResults/.test(request.url) ? withoutBody(status) : answer,
  });
  const elsewhere = await commandInside(emulator);
  const { code, stdout, stderr } = await elsewhere('buy', ...tollFree, ...consent);
  expect(code, stderr).toBe(0);
  const searchId = emulator.ledger.purchases[0]?.searchId ?? '';
  isBroken = status !== 200;
  return { emulator, searchId, stdout, command: await commandInside(emulator) };
}

it('a search that another machine has bought is told as bought, and is in the journal', async () => {
  const { emulator, searchId, stdout, command } = await boughtElsewhere(200);
  const run = await command('purchase', searchId, ...consent);
  expect(run, run.stderr).toMatchObject({ code: 0, stdout });
  expect(run.stderr).toContain('Already bought: 1 phone number');
  expect((await command('journal', 'list')).stdout).toContain('succeeded');
  expect(emulator.ledger.purchases).toHaveLength(1);
});

it.each([404, 500])(
  'a search that another machine has bought, and whose read is answered with %i, is not said to be not bought',
  async (status) => {
    const { emulator, searchId, command } = await boughtElsewhere(status);
    const run = await command('purchase', searchId, ...consent, '--timeout', '3');
    expect(run, run.stderr).toMatchObject({ code: 5 });
    expect(run.stderr).not.toContain('Nothing was bought');
    expect(run.stderr).toContain(`search ${searchId} has succeeded`);
    expect(emulator.ledger.purchases).toHaveLength(1);
  },
);

it('a search that cannot be read says what this run has done, and not what others have', async () => {
  const emulator = await emulatorForTest({ mutate: () => withoutBody(500) });
  const command = await commandInside(emulator);
  const id = '11111111-2222-3333-4444-555555555555';
  const run = await command('purchase', id, ...consent, '--timeout', '1');
  expect(run.code).toBe(4);
  expect(run.stderr).toContain('This run bought nothing.');
});

it('a purchase that was shown and is gone at the next read is not made again without a price', async () => {
  let reads = 0;
  const emulator = await emulatorForTest({
    mutate: (answer, { request }) =>
      /purchase_/.test(request.url) && ++reads > 1 && isOther ? withoutBody(404) : answer,
  });
  let isOther = false;
  const elsewhere = await commandInside(emulator);
  expect(await elsewhere('buy', ...tollFree, ...consent)).toMatchObject({ code: 0 });
  isOther = true;
  reads = 0;
  const command = await commandInside(emulator);
  const run = await command('purchase', emulator.ledger.purchases[0]?.searchId ?? '', ...consent);
  expect(run, run.stderr).toMatchObject({ code: 3 });
  expect(run.stderr).toContain('does not any longer. This run bought nothing.');
  expect(emulator.ledger.purchases).toHaveLength(1);
});

it.each(['inbound+outbound+video', 'outbound+inbound'])(
  'ensure buys nothing while a number that is owned can do "%s", which nobody here knows',
  async (calling) => {
    const emulator = await emulatorForTest({
      mutate: changingBodies((body, { route }) =>
        route === 'listPhoneNumbers' && typeof body === 'object'
          ? { phoneNumbers: [{ ...owned, capabilities: { calling, sms: 'none' } }] }
          : body,
      ),
    });
    const command = await commandInside(emulator);
    const run = await command('ensure', '--country', ...tollFree, '--count', '1', ...consent);
    expect(run, run.stderr).toMatchObject({ code: 4 });
    expect(run.stderr).toContain('which this program does not know. Nothing was bought.');
    expect(emulator.ledger.purchases).toHaveLength(0);
  },
);

it('watch of an operation that is no purchase does not send anyone to resume', async () => {
  const emulator = await emulatorForTest({ mutate: () => withoutBody(500) });
  const command = await commandInside(emulator);
  const run = await command('watch', 'capabilities_1', '--timeout', '1');
  expect(run.stderr).toContain('acs-phone-numbers watch capabilities_1');
  expect(run.stderr).not.toContain('acs-phone-numbers resume');
});
