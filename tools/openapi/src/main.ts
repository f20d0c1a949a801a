import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { styleText } from 'node:util';
import { lintWithAzureRules } from './azure-rules.js';
import { bundleTarget } from './bundle.js';
import { formatProblem, InvalidSpecError } from './problems.js';
import { renderTarget } from './render.js';
import { isTargetName, repositoryRoot, targets } from './targets.js';

const usage = `usage: openapi generate <${Object.keys(targets).join('|')}>   render its files, after checking the contract
       openapi lint                                    check the contract against every rule`;

/** Renders the files of one package. Nothing is written unless all of them could be rendered. */
async function generate(name: string): Promise<void> {
  if (!isTargetName(name)) throw new UsageError(`unknown package ${JSON.stringify(name)}`);
  const files = await renderTarget(repositoryRoot, targets[name]);
  for (const file of files) {
    const absolute = path.join(repositoryRoot, file.path);
    await mkdir(path.dirname(absolute), { recursive: true });
    await writeFile(absolute, file.text);
    console.log(`wrote ${file.path}`);
  }
}

async function lint(): Promise<void> {
  await bundleTarget(repositoryRoot, targets['communication-error-types']);
  const problems = await lintWithAzureRules(await bundleTarget(repositoryRoot, targets.spec));
  if (problems.length > 0) throw new InvalidSpecError(problems);
  console.log('The contract: no findings.');
}

class UsageError extends Error {}

async function main([verb, ...rest]: readonly string[]): Promise<void> {
  if (verb === 'generate' && rest.length === 1) return generate(rest[0] ?? '');
  if (verb === 'lint' && rest.length === 0) return lint();
  throw new UsageError(verb === undefined ? 'nothing to do' : `cannot ${[verb, ...rest].join(' ')}`);
}

try {
  await main(process.argv.slice(2));
} catch (error) {
  if (error instanceof InvalidSpecError) {
    console.error(styleText('red', 'The contract is invalid; nothing was written.'));
    for (const problem of error.problems) console.error(formatProblem(problem));
    process.exitCode = 1;
  } else if (error instanceof UsageError) {
    console.error(`${error.message}\n${usage}`);
    process.exitCode = 2;
  } else {
    throw error;
  }
}
