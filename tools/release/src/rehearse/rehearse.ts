import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pnpm } from '@acs-contracts/commands/pnpm';
import { run } from '@acs-contracts/commands/run-program';
import { breakContract } from './break-contract.js';
import { createConsumer } from './consumer.js';
import { publish, version } from './publish.js';
import { startRegistry } from './registry.js';
import { copyRepository } from './repository-copy.js';

const types = '@acs-contracts/phone-numbers-types';

/**
 * Publishes this repository to a registry on loopback, buys from the emulator with what was published, breaks the
 * contract, and publishes that. Works on a copy in the system's temporary folder, and removes it.
 *
 * @param say - told of each step when it is done
 * @throws Error that says which step came out otherwise than expected, with the output of its command
 */
export async function rehearse(root: string, say: (step: string) => void): Promise<void> {
  const temporary = await mkdtemp(path.join(tmpdir(), 'acs-contracts-rehearsal-'));
  try {
    await using registry = await startRegistry(path.join(temporary, 'registry'));
    say(`registry on ${registry.url}, nothing behind it`);
    const copy = path.join(temporary, 'repository');
    await copyRepository(root, copy, registry);
    say('copy of the repository, installed');

    await version(copy);
    const first = await publish(copy, registry);
    expectThat(first.length > 0, 'the first publish to publish something', first);
    say(`published ${first.join(', ')}`);
    expectThat((await publish(copy, registry)).length === 0, 'the second publish to publish nothing', first);
    say('published again: nothing to do');

    const consumer = await createConsumer(path.join(temporary, 'consumer'), registry);
    await consumer.install('latest');
    const complaint = await consumer.compile();
    expectThat(complaint === '', 'the program of a user to compile', complaint);
    say(`installed in an empty project, ${(await consumer.buy()).trim()}`);

    await breakContract(copy);
    await run(copy, pnpm('generate'), { TURBO_TELEMETRY_DISABLED: '1' });
    const { level, packages } = await diff(copy);
    expectThat(level === 'major' && packages[types] === 'major', 'a breaking edit to be major', packages);
    say(`contract broken on purpose; spec diff says ${level}: ${JSON.stringify(packages)}`);
    await run(copy, pnpm('spec', 'diff', '--write'));
    await version(copy);
    const second = await publish(copy, registry);
    expectThat(
      second.some((name) => name.startsWith(types)),
      `a new version of ${types}`,
      second,
    );
    say(`published ${second.join(', ')}`);

    expectThat((await consumer.compile()) === '', 'the program to compile with the old version', second);
    say(`the user who stays on the old version: ${(await consumer.buy()).trim()}`);
    await consumer.install('latest');
    const broken = await consumer.compile();
    expectThat(broken.includes('program.ts'), 'the program not to compile with the new version', broken);
    say(`the user who takes the new version is told so: ${broken.split('\n')[0]}`);
  } finally {
    await rm(temporary, { recursive: true, force: true });
  }
}

/** What `pnpm spec diff` says of the edit in the work tree of the copy. */
async function diff(copy: string): Promise<{ level: string; packages: Record<string, string> }> {
  return JSON.parse(await run(copy, pnpm('--silent', 'spec', 'diff', '--format', 'json')));
}

function expectThat(holds: boolean, expected: string, got: unknown): void {
  if (!holds) throw new Error(`expected ${expected}, got ${JSON.stringify(got)}`);
}
