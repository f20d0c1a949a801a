import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { installConsumer } from '@acs-contracts/package-check/consumer';
import { verdictOf } from './audit.js';

// Asks the registry about everything that the public packages bring along when they are installed.
// Exit code: 0 nothing of severity high or critical, or the registry does not answer audits; 1 otherwise.
await using consumer = await installConsumer(fileURLToPath(new URL('../../../../', import.meta.url)));
const output = await new Promise<string>((resolve) => {
  // npm exits with 1 when it finds something, and prints its report all the same.
  execFile('npm', ['audit', '--omit=dev', '--json'], { cwd: consumer.folder }, (_, stdout) =>
    resolve(stdout),
  );
});
const { outcome, lines } = verdictOf(output);
for (const line of lines) console.error(line);
console.log(
  { clean: 'no vulnerability', vulnerable: 'vulnerable', unanswered: 'the registry does not answer' }[
    outcome
  ],
);
if (outcome === 'vulnerable') process.exitCode = 1;
