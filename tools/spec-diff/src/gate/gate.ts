import { staleFiles } from '@acs-contracts/openapi-tools/stale';
import { targets } from '@acs-contracts/openapi-tools/targets';
import { isLower, type Level } from '../change.js';
import { type Diff, diffDocuments } from '../diff.js';
import { mergeBase } from '../document/git.js';
import { loadDocument, loadWorkTree } from '../document/load.js';
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

const writeCommand = '`pnpm spec:diff --write`, then commit .changeset/';

/**
 * Holds the branch in a work tree against the commit where it left main: generated files are up to date, and its
 * changesets promise at least what its change of the contract, and of the types, demands.
 *
 * @throws DocumentError when either contract is missing or invalid
 */
export async function runGate(root: string): Promise<GateReport> {
  const base = await mergeBase(root);
  const [older, newer] = await Promise.all([loadDocument(base, root, root), loadWorkTree(root)]);
  const diff = await diffDocuments(older, newer);
  const promised = await readPromises(root, base);
  const promiseOf = (name: string): Level => promised.get(name) ?? 'none';

  const stale = (await Promise.all(Object.values(targets).map((target) => staleFiles(root, target)))).flat();
  const tests = await compileOldTypeTests(root, base);
  return {
    diff,
    objections: [
      ...stale.map((line) => ({
        what: line.replace(/: run .*/, ''),
        fix: '`pnpm generate`, then commit what it writes',
      })),
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
    ],
  };
}

function describe(promise: Level): string {
  return promise === 'none'
    ? 'and no changeset of this branch names it'
    : `and its changesets promise ${promise}`;
}
