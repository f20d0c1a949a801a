import { CommandError } from '@acs-contracts/commands/command-error';
import { machineEnvironment } from '@acs-contracts/commands/machine-environment';
import { attempt } from '@acs-contracts/commands/run-program';
import { verdictOf } from './audit.js';

/** The exit code of an audit that the registry did not answer: nothing is known, and a gate must not be green. */
const unansweredExitCode = 3;

/**
 * Asks the registry about everything that is installed in a project, and prints the answer.
 *
 * @param folder - the folder of the project, with its `package-lock.json`
 * @param environment - added to that of npm
 * @returns the exit code: 0 no severe vulnerability, 1 at least one
 * @throws CommandError with exit code 3 when the registry does not answer
 */
export async function auditProject(folder: string, environment: NodeJS.ProcessEnv = {}): Promise<number> {
  // npm exits with 1 when it finds something, and prints its report all the same.
  const { stdout } = await attempt(folder, ['npm', 'audit', '--omit=dev', '--json'], {
    ...machineEnvironment(),
    ...environment,
  });
  const { outcome, lines } = verdictOf(stdout);
  if (outcome === 'unanswered') {
    throw new CommandError(
      `the registry did not answer the audit (${lines.join(' ')}): whether there are vulnerabilities is unknown. ` +
        'Ask again, or with another registry: npm_config_registry=URL pnpm release audit',
      unansweredExitCode,
    );
  }
  for (const line of lines) console.error(line);
  console.log(outcome === 'clean' ? 'no vulnerability of severity high or critical' : 'vulnerable');
  return outcome === 'clean' ? 0 : 1;
}
