import { expect, it } from 'vitest';
import { changingBodies } from './bodies.js';
import { consent, emulatorForTest, tollFree } from './command.js';
import { commandInside } from './inside.js';

/** What a terminal would obey, or would show as something else. */
const harmful: Readonly<Record<string, string>> = {
  'a color': '\u001b[31m',
  'a concealed text': '\u001b[8m',
  'an erased line': '\r\u001b[2K',
  'a title of the window': '\u001b]0;title\u0007',
  'a link': '\u001b]8;;http://example.com\u001b\\',
  'a C1 sequence': '\u009b31m',
  'a bell': '\u0007',
  'a line of its own': '\nBought 1 phone number',
  'a separator of lines': '\u2028',
  'a text from right to left': '\u202e',
  'an isolated text': '\u2066',
  'a character of no width': '\u200b',
  'a deleted character': '\u007f',
  'half a character': '\ud800',
  'a hidden tag': '\u{e0041}',
};

const unsafe = /[\p{Cc}\p{Cf}\p{Cs}\p{DI}\p{Zl}\p{Zp}]/u;

/** Puts a text into every string of an answer that is not an id or a status that the client compares. */
function spoil(value: unknown, text: string, name = ''): unknown {
  if (typeof value === 'string')
    return /^(id|searchId|status|operationType|nextLink|resourceLocation)$/.test(name)
      ? value
      : `${value}${text}`;
  if (Array.isArray(value)) return value.map((item) => spoil(item, text, name));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, spoil(item, text, key)]));
}

const number = '+18335550100';
const id = '11111111-2222-3333-4444-555555555555';

const commands: readonly (readonly string[])[] = [
  ['list'],
  ['show', number],
  ['search', ...tollFree],
  ['buy', ...tollFree, '--dry-run'],
  ['buy', ...tollFree, ...consent],
  ['ensure', '--country', ...tollFree, ...consent],
  ['watch', id],
  ['cancel', id],
  ['resume'],
  ['update', number, '--sms', 'inbound'],
  ['doctor', '--probe-search'],
  ['journal', 'list'],
  ['journal', 'export'],
];

const everything = Object.values(harmful).join('x');

it.for(commands)('"%s %s" shows a terminal nothing that it would obey', async (args) => {
  const emulator = await emulatorForTest({
    mutate: changingBodies((body, { route }) =>
      route === 'getOperation' ? undefined : spoil(body, everything),
    ),
  });
  for (const isTTY of [false, true]) {
    const command = await commandInside(emulator, { isTTY, answer: 'yes\n' });
    const run = await command(...args, '--timeout', '2', '--no-color');
    // The command itself erases its line of progress.
    const shown = `${run.stdout}${run.stderr}`.replaceAll('\r\u001b[2K', '').replaceAll(/[\n\t]/g, '');
    expect(shown.match(unsafe), JSON.stringify(shown)).toBeNull();
    expect(`${run.stdout}\n${run.stderr}`).not.toMatch(/^Bought 1 phone number$/m);
    expect(run.code, run.stderr).not.toBe(1);
  }
  const json = await (await commandInside(emulator))(...args, '--timeout', '2', '--json');
  expect(json.stdout.replaceAll('\n', '').match(unsafe), JSON.stringify(json.stdout)).toBeNull();
  JSON.parse(json.stdout);
});

it.for(Object.entries(harmful))('%s in a phone number of the list is shown harmless', async ([, text]) => {
  const emulator = await emulatorForTest({ mutate: changingBodies((body) => spoil(body, text)) });
  const { stdout } = await (await commandInside(emulator, { isTTY: true }))('list');
  expect(stdout).toMatch(/^\+\d+\ufffd/);
  expect(stdout.replaceAll('\n', '').match(unsafe), JSON.stringify(stdout)).toBeNull();
  const { stdout: lines } = await (await commandInside(emulator))('list');
  expect(
    lines
      .trimEnd()
      .split('\n')
      .every((line) => line.startsWith('+')),
  ).toBe(true);
});

it('show tells nothing of an error that echoes the credential', async () => {
  let authorization = '';
  const emulator = await emulatorForTest({
    onAnswer({ request }) {
      authorization = Object.fromEntries(request.headers)['authorization'] ?? '';
    },
    mutate: (answer) => ({
      ...answer,
      status: 400,
      body: Buffer.from(JSON.stringify({ error: { code: 'Bad', message: `Got ${authorization}` } })),
    }),
  });
  const run = await (await commandInside(emulator))('show', number);
  expect(authorization).toContain('Signature=');
  expect(run.code).toBe(4);
  expect(run.stderr).toContain('The service answered with 400.');
  expect(run.stderr).not.toContain('Signature');
});

it('the colors of a terminal are those of the command, and none of the service', async () => {
  const emulator = await emulatorForTest({
    mutate: changingBodies((body, { route }) =>
      route === 'getOperation' ? undefined : spoil(body, '\u001b[32m'),
    ),
  });
  const { stderr } = await (await commandInside(emulator, { isTTY: true }))('buy', ...tollFree, '--dry-run');
  expect(stderr).toContain('\u001b[31merror\u001b[39m: ');
  expect(stderr).not.toContain('\u001b[32m');
});

it('a document of --json has the very text that the service sent', async () => {
  const emulator = await emulatorForTest({ mutate: changingBodies((body) => spoil(body, everything)) });
  const { stdout } = await (await commandInside(emulator))('list', '--json');
  expect(JSON.stringify(JSON.parse(stdout))).toContain(JSON.stringify(everything).slice(1, -1));
});
