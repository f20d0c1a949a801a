import { styleText } from 'node:util';
import { runCommand } from '@acs-contracts/commands/command';
import { UsageError } from '@acs-contracts/commands/command-error';
import { isTargetName, repositoryRoot, type TargetName, targets } from './targets.js';

await runCommand(
  {
    name: 'openapi',
    summary: `generate renders the files of a package for every api-version, after checking the contract.
lint checks every api-version against every rule.
Packages: ${Object.keys(targets).join(', ')}.`,
    operands: '(generate PACKAGE | lint)',
    options: {},
    examples: ['tsx tools/openapi/src/main.ts generate phone-numbers-types'],
    exitCodes: { 0: 'the files are written, or there are no findings', 1: 'the contract is invalid' },
  },
  async ({ positionals }) => {
    const name = packageOf(positionals);
    const { generate, lint } = await import('./perform.js');
    const { formatProblem, InvalidSpecError } = await import('./problems.js');
    try {
      if (name !== undefined) {
        for (const file of await generate(repositoryRoot, name)) console.log(`wrote ${file}`);
        return 0;
      }
      await lint(repositoryRoot);
      console.log('The contract: no findings.');
      return 0;
    } catch (error) {
      if (!(error instanceof InvalidSpecError)) throw error;
      console.error(styleText('red', 'The contract is invalid; nothing was written.'));
      for (const problem of error.problems) console.error(formatProblem(problem));
      return 1;
    }
  },
);

/** The package to generate, or undefined to lint. */
function packageOf(operands: readonly string[]): TargetName | undefined {
  const [verb, name, ...others] = operands;
  if (verb === 'lint' && name === undefined) return undefined;
  if (verb !== 'generate' || name === undefined || others.length > 0)
    throw new UsageError(
      `expected "generate PACKAGE" or "lint", received ${JSON.stringify(operands.join(' '))}`,
    );
  if (!isTargetName(name)) throw new UsageError(`unknown package ${JSON.stringify(name)}`);
  return name;
}
