import type { Arguments } from '@acs-contracts/commands/command';
import { UsageError } from '@acs-contracts/commands/command-error';

/** The command, its options and its help text. */
export const command = {
  name: 'pnpm contract:strength',
  summary: `Seeds every violation of the contract, one at a time, and demands a finding; then what conforms, and demands
none. Fails, too, when docs/contract-strength.md says something else.`,
  options: {
    write: {
      type: 'boolean',
      default: false,
      description: 'write docs/contract-strength.md instead of checking it',
    },
    workers: { type: 'string', value: 'N', description: 'threads to use (as many as there are cores)' },
  },
  examples: ['pnpm contract:strength', 'pnpm contract:strength --write'],
  exitCodes: {
    0: 'everything is caught and nothing flagged',
    1: 'something is not, or the document is out of date',
    2: 'invalid arguments',
  },
} as const;

/** What the command is to do. */
export interface Options {
  /** Write the document instead of checking it. */
  readonly write: boolean;
  /** The number of threads; as many as there are cores when it is absent. */
  readonly workers?: number;
}

/**
 * Reads the arguments of the command.
 *
 * @throws UsageError when a value is invalid
 */
export function readOptions({ values }: Arguments<typeof command.options>): Options {
  return {
    write: values.write,
    ...(values.workers !== undefined && { workers: readWorkers(values.workers) }),
  };
}

function readWorkers(text: string): number {
  const workers = Number(text);
  if (Number.isInteger(workers) && workers >= 1 && workers <= 64) return workers;
  throw new UsageError(`expected --workers from 1 to 64, got ${JSON.stringify(text)}`);
}
