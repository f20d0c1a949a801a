import { abandonedFiles, staleFiles } from '@acs-contracts/openapi-tools/stale';
import { isTargetName, targets, targetsOf } from '@acs-contracts/openapi-tools/targets';
import { isLower, type Level } from '../change.js';
import type { Diff } from '../diff.js';
import { diffVersions } from '../diff-versions.js';
import { mergeBase } from '../document/git.js';
import { loadCommitVersions, loadWorkTreeVersions } from '../document/versions.js';
import { compareApiReports } from './api-reports.js';
import { readPromises } from './promises.js';
import { compileOldTypeTests } from './type-tests.js';

/** A reason not to merge a branch. */
interface Objection {
  /** What is wrong. */
  readonly what: string;
  /** What mends it, a command where there is one. */
  readonly fix: string;
}

/** What the gate found. */
export interface GateReport {
  readonly objections: readonly Objection[];
  /** How the branch changes the contract. */
  readonly diff: Diff;
}

const writeCommand = '`pnpm spec diff --write`, then commit .changeset/';

/**
 * Compares the branch in a work tree with the commit where it left main: generated files are up to date, and its
 * changesets promise at least what its change of the contract (in every api-version), of the types and of the exports
 * (`docs/api`) demands.
 *
 * @throws DocumentError when either contract is missing or invalid
 */
export async function runGate(root: string): Promise<GateReport> {
  const base = await mergeBase(root);
  const [older, newer] = await Promise.all([loadCommitVersions(base, root), loadWorkTreeVersions(root)]);
  const diff = await diffVersions(older, newer);
  const promised = await readPromises(root, base);
  const promiseOf = (name: string): Level => promised.get(name) ?? 'none';

  const names = Object.keys(targets).filter(isTargetName);
  const ofVersions = names.flatMap((name) => targetsOf(root, name));
  const stale = (await Promise.all(ofVersions.map((target) => staleFiles(root, target)))).flat();
  const abandoned = (await Promise.all(names.map((name) => abandonedFiles(root, name)))).flat();
  const tests = await compileOldTypeTests(root, base);
  const exported = await compareApiReports(root, base);
  return {
    diff,
    objections: [
      ...stale.map((line) => ({
        what: line.replace(/: run .*/, ''),
        fix: '`pnpm generate`, then commit what it writes',
      })),
      ...abandoned.map((line) => ({ what: line.replace(/: delete it$/, ''), fix: 'delete the file' })),
      ...Object.entries(diff.packages)
        .filter(([name, level]) => isLower(promiseOf(name), level))
        .map(([name, level]) => ({
          what: `${name}: the contract's change is ${level}, ${describe(promiseOf(name))}`,
          fix: writeCommand,
        })),
      ...tests
        .filter(({ name, level }) => isLower(promiseOf(name), level))
        .map(({ name, level, message }) => ({
          what: `${name}: a type test of main does not compile any more, ${describe(promiseOf(name))}: ${message}`,
          fix: `keep the types, or promise a ${level} change of ${name} in a changeset (\`pnpm changeset\`)`,
        })),
      ...exported
        .filter(({ name, level }) => isLower(promiseOf(name), level))
        .map(({ name, level, what }) => ({
          what: `${name}: its exports change (${what}), ${describe(promiseOf(name))}`,
          fix: `promise a ${level} change of ${name} in a changeset (\`pnpm changeset\`)`,
        })),
    ],
  };
}

function describe(promise: Level): string {
  return promise === 'none'
    ? 'and no changeset of this branch names it'
    : `and its changesets promise ${promise}`;
}
