import { run } from './run.js';

// pnpm runs scripts in the repository's root and keeps the caller's folder in INIT_CWD.
const root = process.cwd();
process.exitCode = await run(process.argv.slice(2), {
  root,
  folder: process.env['INIT_CWD'] ?? root,
  colour: process.stdout.isTTY === true && process.env['NO_COLOR'] === undefined,
  log: console.log,
  error: console.error,
});
