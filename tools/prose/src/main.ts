import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { runCommand } from '@acs-contracts/commands/command';
import { CommandError } from '@acs-contracts/commands/command-error';
import { repositoryRoot } from '@acs-contracts/commands/repository-root';
import { checkText } from './check-text.js';
import { allowed, proseFiles } from './files.js';

await runCommand(
  {
    name: 'pnpm lint:prose',
    summary: 'Checks the wording of READMEs, docs, and changesets. Code is not checked.',
    operands: '[FILE...]',
    options: {},
    examples: ['pnpm lint:prose', 'pnpm lint:prose docs/architecture.md'],
    exitCodes: { 0: 'no findings', 1: 'findings', 2: 'a file cannot be read' },
  },
  async ({ positionals }) => {
    const folder = process.env['INIT_CWD'] ?? '.';
    const files =
      positionals.length > 0
        ? positionals.map((file) => path.relative(repositoryRoot, path.resolve(folder, file)))
        : (await proseFiles(repositoryRoot)).filter(
            (file) => !allowed.includes(file) && existsSync(path.join(repositoryRoot, file)),
          );
    let findings = 0;
    for (const file of files) {
      const text = await readFile(path.join(repositoryRoot, file), 'utf8').catch((error: Error) => {
        throw new CommandError(`cannot read ${file}: ${error.message}`, 2);
      });
      for (const { line, column, words, instead } of checkText(text)) {
        findings += 1;
        console.error(`${file}:${line}:${column} "${words}": write ${instead}`);
      }
    }
    console.log(`${files.length} files, ${findings === 0 ? 'no findings' : `${findings} findings`}`);
    return findings === 0 ? 0 : 1;
  },
);
