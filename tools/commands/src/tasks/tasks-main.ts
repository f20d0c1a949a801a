import { runCommand } from '../command.js';
import { UsageError } from '../command-error.js';
import { repositoryRoot } from '../repository-root.js';
import { runTasks } from './run-tasks.js';

/** The script of package.json that runs: `test`, `build`, … */
const script = process.env['npm_lifecycle_event'] ?? 'tasks';

await runCommand(
  {
    name: `pnpm ${script}`,
    summary: `Runs tasks of all packages, in their order and from the cache where nothing changed. The script names the
tasks. On a terminal turbo shows them; elsewhere there is a line for each, and everything about what failed.`,
    operands: '[TASK...]',
    options: {
      first: {
        type: 'string',
        value: 'TASK',
        description: 'run this task to its end before the others begin',
      },
      filter: {
        type: 'string',
        value: 'PACKAGE',
        multiple: true,
        default: [],
        description: 'run the tasks of this package only; may be repeated',
      },
      force: { type: 'boolean', default: false, description: 'run tasks even if nothing changed' },
    },
    examples: [`pnpm ${script}`, `pnpm ${script} --filter @acs-contracts/phone-numbers-client`],
    exitCodes: { 0: 'every task succeeded', 1: 'a task failed' },
  },
  async ({ values: { first, filter, force }, positionals: tasks }) => {
    if (tasks.length === 0) throw new UsageError('expected the name of a task');
    const selection = [...filter.map((name) => `--filter=${name}`), ...(force ? ['--force'] : [])];
    for (const group of first === undefined ? [tasks] : [[first], tasks]) {
      const code = await runTasks(repositoryRoot, [...group, ...selection], process.stdout);
      if (code !== 0) return code;
    }
    return 0;
  },
);
