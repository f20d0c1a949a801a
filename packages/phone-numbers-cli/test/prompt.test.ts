import { describe, expect, it } from 'vitest';
import { emulatorForTest, tollFree } from './command.js';
import { hasTerminal, personAtStreams, personAtTerminal } from './person.js';

const question = 'Type yes to buy: ';
const number = '+18335550100';

describe.for([
  { where: 'streams that say they are a terminal', isThere: true, create: personAtStreams },
  { where: 'a pseudo-terminal', isThere: hasTerminal, create: personAtTerminal },
])('on $where', ({ isThere, create }) => {
  it.runIf(isThere).for(['yes', 'YES', ' yes '])(
    'buy asks with count and price, and buys after "%s"',
    async (answer) => {
      const emulator = await emulatorForTest();
      const person = await create(emulator);
      const { code, screen } = await person(['buy', ...tollFree], [[question, `${answer}\n`]]);
      expect(code, screen).toBe(0);
      expect(screen).toContain(`Buy 1 phone number for 2.00 USD a month? ${question}`);
      expect(screen).toMatch(/Bought 1 phone number.*\n\+18335550100\n/s);
      expect(emulator.ledger.purchases).toHaveLength(1);
    },
  );

  it.runIf(isThere).for(['no\n', 'y\n', '\n', 'yes please\n', '\u0004'])(
    'buy buys nothing after %j',
    async (answer) => {
      const emulator = await emulatorForTest();
      // Ctrl+D, of which the terminal makes the end of the input.
      const isEnd = answer === '\u0004' && create === personAtStreams;
      const person = await create(emulator);
      const { code, screen } = await person(['buy', ...tollFree], [[question, isEnd ? '\n' : answer]]);
      expect(code, screen).toBe(3);
      expect(screen).toContain('Not confirmed. Nothing was bought.');
      expect(emulator.ledger.purchases).toHaveLength(0);
    },
  );

  it.runIf(isThere)('release is confirmed by typing the number, and by nothing else', async () => {
    const emulator = await emulatorForTest();
    const person = await create(emulator);
    await person(['buy', ...tollFree], [[question, 'yes\n']]);
    for (const answer of ['yes', '+18335550101', '18335550100', '']) {
      const { code, screen } = await person(['release', number], [['to release it: ', `${answer}\n`]]);
      expect(code, screen).toBe(3);
      expect(screen).toContain('Nothing was released.');
    }
    expect((await person(['list'], [])).screen).toContain(number);
    const { code, screen } = await person(['release', number], [['to release it: ', `${number}\n`]]);
    expect(code, screen).toBe(0);
    expect(screen).toContain(`Released ${number}.`);
    expect((await person(['list'], [])).screen).not.toContain(number);
  });
});

it.runIf(hasTerminal).for(['yes\n', '\u0004'])(
  'what was typed before the question is no consent: %j',
  async (ahead) => {
    const emulator = await emulatorForTest();
    const person = await personAtTerminal(emulator);
    const answers = [
      ['Searching', ahead],
      [question, 'no\n'],
    ] as const;
    const { code, screen } = await person(['buy', ...tollFree], answers);
    expect(code, screen).toBe(3);
    expect(screen).toContain('Not confirmed. Nothing was bought.');
    expect(emulator.ledger.purchases).toHaveLength(0);
  },
);

it.runIf(hasTerminal)('Ctrl+C at the question ends with 130, and says that nothing was bought', async () => {
  const emulator = await emulatorForTest();
  const person = await personAtTerminal(emulator);
  const { code, screen } = await person(['buy', ...tollFree], [[question, '\u0003']]);
  expect(code, screen).toBe(130);
  expect(screen).toContain('nothing was bought');
  expect(emulator.ledger.purchases).toHaveLength(0);
});
