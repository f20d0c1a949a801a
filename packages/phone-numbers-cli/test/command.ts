import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { packagesNode } from '@acs-contracts/node-releases';
import {
  type EmulatorOptions,
  type MutationContext,
  manualClock,
  type StartedEmulator,
  startEmulator,
} from '@acs-contracts/phone-numbers-emulator';
import { onTestFinished } from 'vitest';
import { newFolder } from './folder.js';

export const bin = fileURLToPath(new URL('../bin/acs-phone-numbers.js', import.meta.url));

export const consent = ['--yes', '--max-price', '2.00', '--currency', 'USD'];
export const tollFree = ['US', '--type', 'toll-free', '--calling', 'inbound'];

/** An emulator on a real socket, whose operations have ended when they are first read. */
export async function emulatorForTest(
  options: EmulatorOptions & {
    readonly port?: number;
    readonly onAnswer?: (context: MutationContext) => void | Promise<void>;
  } = {},
): Promise<StartedEmulator> {
  const clock = manualClock();
  const { onAnswer, ...rest } = options;
  const emulator = await startEmulator({
    clock,
    pace: 'time',
    ...rest,
    async mutate(answer, context) {
      if (context.request.method !== 'GET') clock.advance(60_000);
      await onAnswer?.(context);
      return rest.mutate ? rest.mutate(answer, context) : answer;
    },
  });
  onTestFinished(() => emulator.close());
  return emulator;
}

interface Run {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Command {
  /** Runs the command in a process of its own. */
  (...args: readonly string[]): Promise<Run>;
  readonly folder: string;
  readonly journal: string;
}

/** The command with a home of its own, against one emulator. */
export async function commandForTest(emulator: Pick<StartedEmulator, 'connectionString'>): Promise<Command> {
  const folder = await newFolder();
  return commandIn(emulator, folder);
}

/** The command in a folder. */
export function commandIn(
  emulator: Pick<StartedEmulator, 'connectionString'>,
  folder: string,
  more: {
    readonly env?: NodeJS.ProcessEnv;
    readonly wrap?: readonly string[];
    onStart?: (kill: () => void, signal: (name: NodeJS.Signals) => void) => void;
  } = {},
): Command {
  const env = {
    ...process.env,
    XDG_STATE_HOME: folder,
    COMMUNICATION_SERVICES_CONNECTION_STRING: emulator.connectionString,
    ...more.env,
  };
  const run = (...args: readonly string[]) =>
    new Promise<Run>((resolve, reject) => {
      const [program = '', ...before] = [...(more.wrap ?? []), packagesNode, bin];
      const child = spawn(program, [...before, ...args], {
        env,
        stdio: ['ignore', 'pipe', 'pipe'],
        cwd: folder,
      });
      more.onStart?.(
        () => child.kill('SIGKILL'),
        (name) => child.kill(name),
      );
      let stdout = '';
      let stderr = '';
      child.stdout.on('data', (chunk) => {
        stdout += chunk;
      });
      child.stderr.on('data', (chunk) => {
        stderr += chunk;
      });
      child.on('error', reject);
      child.on('close', (code, signal) => resolve({ code, signal, stdout, stderr }));
    });
  return Object.assign(run, { folder, journal: join(folder, 'acs-phone-numbers') });
}
