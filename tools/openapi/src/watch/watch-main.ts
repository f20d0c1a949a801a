import path from 'node:path';
import { runCommand } from '@acs-contracts/commands/command';
import { CommandError, UsageError } from '@acs-contracts/commands/command-error';
import { repositoryRoot } from '@acs-contracts/commands/repository-root';
import { compare, type Moved, record } from './watch.js';

await runCommand(
  {
    name: 'pnpm spec watch',
    summary: `Compares a published swagger with what spec/published-swagger/ has recorded of its api-version, and prints
the differences as Markdown. The files that FILE refers to are read from where its references lead.`,
    operands: 'FILE',
    options: {
      write: {
        type: 'boolean',
        default: false,
        description: 'record what FILE says, instead of comparing it',
      },
    },
    examples: ['pnpm spec watch phonenumbers.json', 'pnpm spec watch phonenumbers.json --write'],
    exitCodes: {
      0: 'nothing moved, or FILE is recorded',
      1: 'something moved',
      2: 'FILE, or one that it refers to, is missing, or FILE is not a swagger of an api-version of the contract',
    },
  },
  async ({ values, positionals }) => {
    const [operand] = positionals;
    if (operand === undefined || positionals.length > 1)
      throw new UsageError(`expected one file, received ${positionals.length}`);
    // pnpm runs scripts in the repository's root and keeps the caller's folder in INIT_CWD.
    const file = path.resolve(process.env['INIT_CWD'] ?? '.', operand);
    try {
      if (!values.write) return report(await compare(repositoryRoot, file));
      await record(repositoryRoot, file);
      return 0;
    } catch (error) {
      throw new CommandError(error instanceof Error ? error.message : String(error), 2);
    }
  },
);

function report({ gone, added }: Moved): number {
  if (gone.length + added.length === 0) {
    console.log('Nothing moved: the published swagger says what is recorded of it.');
    return 0;
  }
  console.log(`The published swagger no longer says what is recorded of it:

\`\`\`diff
${[...gone.map((line) => `- ${line}`), ...added.map((line) => `+ ${line}`)].join('\n')}
\`\`\`

Does the service do so, too? Then change the contract and its evidence (\`spec/EVIDENCE.md\`). In any case record what is
published now with \`pnpm spec watch FILE --write\`.`);
  return 1;
}
