import type { Command } from '@acs-contracts/commands/command';

const options = {
  format: {
    type: 'string',
    default: 'text',
    value: 'text|json|markdown|changeset',
    description: 'how the result is printed; text by default',
  },
  write: {
    type: 'boolean',
    default: false,
    description: 'put a changeset for each package into .changeset/',
  },
} as const;

/** The command `pnpm spec diff`. */
export const command: Command<typeof options> = {
  name: 'pnpm spec diff',
  summary: `Compares two versions of the contract and tells, for each package, how far its version has to move, and why.
OLD and NEW are files or commits. Without NEW: the work tree. Without OLD: where the work tree left main.
Of commits and the work tree every api-version is compared with itself; a file is one document.`,
  operands: '[OLD [NEW]]',
  options,
  examples: [
    'pnpm spec diff',
    'pnpm spec diff v0.1.0 --write',
    'pnpm spec diff old.yaml new.yaml --format json',
  ],
  exitCodes: { 0: 'compared', 2: 'invalid arguments, or a document is missing or invalid' },
};
