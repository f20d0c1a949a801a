// Runs vitest for tests of the packages: `node main.ts [--on RELEASE] ARGUMENT...`, the arguments being those of
// `vitest run`. With a release, it runs on that Node.js, and is vitest 4, since vitest 5 does not run on Node.js 20.
// Without, it is the vitest of the repository on the Node.js of its tools. `PACKAGES_NODE` comes before `--on`.
import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import path from 'node:path';
import process from 'node:process';
import { chosenRelease, programOf } from '@acs-contracts/node-releases';

const root = path.join(import.meta.dirname, '../../..');
const [first, second, ...others] = process.argv.slice(2);
const [on, args] = first === '--on' ? [second, others] : [undefined, process.argv.slice(2)];
const release = chosenRelease() ?? chosenRelease(on);
const program = release && programOf(release);
if (release !== undefined && program === undefined) {
  console.log(
    `${release}: no binary for ${process.platform}-${process.arch}; the tests run on ${process.version}`,
  );
}

/** What to start: the Node.js, and the vitest that it runs. */
const [node, require, name] =
  program === undefined
    ? [process.execPath, createRequire(path.join(root, 'package.json')), 'vitest']
    : [program, createRequire(import.meta.url), 'vitest-4'];
const vitest = path.join(path.dirname(require.resolve(`${name}/package.json`)), 'vitest.mjs');
const child = spawn(node, [vitest, 'run', '--root', root, ...args], {
  stdio: 'inherit',
  // The tests compare it with the release that they run on.
  env: program === undefined ? process.env : { ...process.env, PACKAGES_NODE: release },
});
child.on('close', (code) => {
  process.exitCode = code ?? 1;
});
