import { expect, it } from 'vitest';
import { type Command, commandForTest } from './command.js';
import { documentOf } from './document.js';

const nowhere = { connectionString: 'endpoint=http://127.0.0.1:9/;accesskey=c2VjcmV0' };
const create = (): Promise<Command> => commandForTest(nowhere);

it.for([
  ['', 'acs-phone-numbers', "unknown option '--json'"],
  ['nope', 'acs-phone-numbers', "unknown command 'nope'"],
  ['lst', 'acs-phone-numbers', 'Did you mean list?'],
  ['list --nope', 'list', "unknown option '--nope'"],
  ['list --limit 0', 'list', 'from 1 to 999999'],
  ['list --limit 1e3', 'list', 'from 1 to 999999'],
  ['list --timeout 0', 'list', 'a number of seconds'],
  ['list --timeout Infinity', 'list', 'a number of seconds'],
  ['list --api-version 2024-01-01', 'list', 'Allowed choices are 2021-03-07, 2025-06-01'],
  ['journal', 'journal', "unknown option '--json'"],
  ['journal nope', 'journal', "unknown command 'nope'"],
  ['journal list extra', 'journal list', 'too many arguments'],
  ['journal prune --days -1', 'journal prune', 'from 1 to 999999'],
  ['buy US', 'buy', "required option '--type <type>' not specified"],
  ['buy USA --type toll-free --calling inbound', 'buy', 'two letters'],
  ['buy US --type toll-free', 'buy', '--calling or --sms'],
  ['buy US --type toll-free --calling inbound --max-price -1', 'buy', 'an amount like 2.00'],
  ['buy US --type toll-free --calling inbound --max-price 1,50', 'buy', 'an amount like 2.00'],
  ['buy US --type toll-free --calling inbound --yes --max-price 2 --currency dollars', 'buy', 'such as USD'],
  ['buy US --type toll-free --calling inbound --max-price 0x10', 'buy', 'an amount like 2.00'],
  ['buy ＵＳ --type toll-free --calling inbound', 'buy', 'two letters'],
  ['search US --type geographic --calling inbound --area-code abc', 'search', 'such as 425'],
  ['purchase ../secrets --yes', 'purchase', 'the id that "search" prints'],
  ['purchase a/b', 'purchase', 'the id that "search" prints'],
  ['watch search_', 'watch', 'the id of a search or of an operation'],
  ['cancel a?b', 'cancel', 'the id of a search or of an operation'],
  ['journal show .', 'journal show', 'the id that "search" prints'],
  ['journal list --journal=', 'journal list', 'the name of a folder'],
  ['show 18335550100', 'show', 'E.164'],
  ['show +1833555010０', 'show', 'E.164'],
  ['completion powershell', 'completion', 'Allowed choices are bash, zsh, fish'],
])('"%s" is wrong usage, told in one document', async ([line = '', command, message]) => {
  const words = line.split(' ').filter((word) => word !== '');
  const { document, run } = await documentOf(await create(), ...words);
  expect(document).toMatchObject({
    command,
    exitCode: 2,
    error: { code: 'usage', message: expect.stringContaining(message ?? '') },
  });
  expect(run.stderr).toContain(message);
  expect(run.stderr.match(/error:/g)).toHaveLength(1);
});

it('help and version are one document with --json', async () => {
  const command = await create();
  for (const words of [['list', '--help'], ['-h'], ['journal', 'list', '-h'], ['journal', '--help']]) {
    const { document, run } = await documentOf(command, ...words);
    expect(document).toMatchObject({
      command: 'help',
      exitCode: 0,
      result: { text: expect.stringContaining('Usage: acs-phone-numbers') },
    });
    expect(run.stderr).toBe('');
  }
  const { document } = await documentOf(command, '--version');
  expect(document).toMatchObject({
    command: 'version',
    result: { version: expect.stringMatching(/^\d+\.\d+\.\d+/) },
  });
});

it('without a command, the help is printed on stderr as wrong usage', async () => {
  const command = await create();
  for (const words of [[], ['journal']]) {
    const run = await command(...words);
    expect(run).toMatchObject({ code: 2, stdout: '', stderr: expect.stringContaining('Commands:') });
  }
});

it('--json after -- is an argument, and not the option', async () => {
  const run = await (await create())('show', '--', '--json');
  expect(run).toMatchObject({ code: 2, stdout: '', stderr: expect.stringContaining('E.164') });
});
