import { spawn, spawnSync } from 'node:child_process';
import { EventEmitter } from 'node:events';
import { PassThrough } from 'node:stream';
import { stripVTControlCharacters } from 'node:util';
import { packagesNode } from '@acs-contracts/node-releases';
import { main } from '../src/cli/main.js';
import { bin } from './command.js';
import { newFolder } from './folder.js';

/** What a person saw on a terminal, and how the command ended. */
interface Session {
  readonly code: number;
  readonly screen: string;
}

/** What is typed after which question. */
type Answers = readonly (readonly [question: string, answer: string])[];

/** A person at a terminal, who runs the command. */
export type Person = (args: readonly string[], answers: Answers) => Promise<Session>;

interface Place {
  readonly connectionString: string;
  readonly columns?: number;
}

/** What the command writes before a line of progress is replaced. */
const erase = '\r\u001b[2K';

/** Answers the questions as they come. */
function answering(answers: Answers, type: (answer: string) => void) {
  let seen = '';
  let next = 0;
  return {
    see(text: string) {
      seen += text;
      const [question, answer] = answers[next] ?? [];
      if (question === undefined || answer === undefined || !seen.includes(question)) return;
      next++;
      type(answer);
    },
    get screen() {
      // What a terminal shows: a line of progress is erased before the next one.
      const lines = seen.replaceAll('\r\n', '\n').split('\n');
      return stripVTControlCharacters(lines.map((line) => line.split(erase).at(-1)).join('\n'));
    },
  };
}

/** In this process, with streams that say they are a terminal, which shows what is typed. */
export async function personAtStreams({ connectionString, columns = 80 }: Place): Promise<Person> {
  const home = await newFolder();
  const env = {
    XDG_STATE_HOME: home,
    COMMUNICATION_SERVICES_CONNECTION_STRING: connectionString,
    NO_COLOR: '1',
  };
  return async (args, answers) => {
    const stdin = Object.assign(new PassThrough(), { isTTY: true });
    const dialog = answering(answers, (answer) => {
      stdin.write(answer);
      dialog.see(answer);
    });
    const output = { isTTY: true, columns, write: (text: string) => dialog.see(text) };
    const code = await main(
      args,
      Object.assign(new EventEmitter(), { stdin, stdout: output, stderr: output, env }),
    );
    return { code, screen: dialog.screen };
  };
}

/** What makes a pseudo-terminal. */
const maker = 'script';

/** Whether there is the `script` of util-linux. */
export const hasTerminal = String(spawnSync(maker, ['--version']).stdout ?? '').includes('util-linux');

/** In a process of its own, on a pseudo-terminal. */
export async function personAtTerminal({ connectionString, columns = 80 }: Place): Promise<Person> {
  const home = await newFolder();
  const env = {
    ...process.env,
    XDG_STATE_HOME: home,
    COMMUNICATION_SERVICES_CONNECTION_STRING: connectionString,
  };
  return (args, answers) =>
    new Promise((resolve, reject) => {
      const command = [packagesNode, bin, ...args].map((word) => `'${word}'`).join(' ');
      const line = `stty cols ${columns} rows 24; exec ${command}`;
      const child = spawn(maker, ['--quiet', '--flush', '--return', '--command', line, '/dev/null'], {
        env: { ...env, SHELL: '/bin/sh' },
      });
      const dialog = answering(answers, (answer) => child.stdin.write(answer));
      child.stdout.on('data', (chunk) => dialog.see(String(chunk)));
      child.on('error', reject);
      child.on('close', (code) => resolve({ code: code ?? -1, screen: dialog.screen }));
    });
}
