import { spawnSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { outputPattern } from './compare-output.js';
import { createGuideFolder, freePort } from './folder.js';
import { type Block, readBlocks, treatmentOf } from './read-blocks.js';
import { typecheck } from './typecheck.js';

/** The folder of the guides. */
export const guides = new URL('../../guides/', import.meta.url);

/** Where guides let an emulator listen. */
const port = '4280';

/**
 * Does everything that a guide says, in its order and in one folder. The reader begins with nothing: what a block needs, such as an
 * emulator and its connection string, a block before it has started or set.
 *
 * @returns the number of blocks that ran
 * @throws Error that names the block which failed, or whose output is not what the guide shows
 */
export async function runGuide(page: string): Promise<number> {
  const blocks = readBlocks(page, await readFile(new URL(page, guides), 'utf8'));
  await using folder = await createGuideFolder();
  const ownPort = String(await freePort());
  const programs: string[] = [];
  let printed = '';
  let ran = 0;
  for (const [index, block] of blocks.entries()) {
    const later = blocks.slice(index + 1);
    const code = block.code.replaceAll(port, ownPort);
    const treatment = treatmentOf(block);
    if (isMissing(block)) continue;
    try {
      switch (treatment.kind) {
        case 'not-run':
          continue;
        case 'output':
          expectOutput(printed, block.code);
          break;
        case 'parse':
          JSON.parse(code);
          break;
        case 'background':
          printed = await folder.start(code, /^a search to purchase: .*\n/m);
          break;
        case 'file':
          if (block.language === 'json') JSON.parse(code);
          await folder.write(treatment.name, code);
          if (block.language === 'ts') programs.push(treatment.name);
          mustBeUsed(treatment.name, later);
          break;
        case 'run': {
          const ended = await folder.run(code);
          printed = ended.output;
          if (ended.code !== treatment.exitCode)
            throw new Error(`it ended with ${ended.code}, having printed:\n${printed}`);
        }
      }
      printed = printed.replaceAll(ownPort, port);
      ran += 1;
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      throw new Error(`guides/${page}:${block.line}: ${reason}`);
    }
  }
  const problems = typecheck(folder.path, programs);
  if (problems.length > 0) throw new Error(`guides/${page}: ${problems.join('\n')}`);
  return ran;
}

/** Whether a block needs a program that this machine does not have, as the page says. */
function isMissing({ words }: Block): boolean {
  const needed = words.filter((word) => word.startsWith('needs-')).map((word) => word.slice('needs-'.length));
  return needed.some((name) => spawnSync(name, ['--version']).error !== undefined);
}

/** A program that no command runs, and a file that nothing reads, would be there untested. */
function mustBeUsed(name: string, later: readonly Block[]): void {
  const isTest = /\.test\.\w+$/.test(name);
  const module = `'./${name.replace(/\.\w+$/, '')}'`;
  const uses = (code: string) =>
    code.includes(name) || code.includes(module) || (isTest && code.includes('npx vitest'));
  if (!later.some(({ code, language }) => language !== 'text' && uses(code))) {
    throw new Error(`no later block uses ${name}`);
  }
}

function expectOutput(printed: string, shown: string): void {
  const text = printed.endsWith('\n') || printed === '' ? printed : `${printed}\n`;
  if (!outputPattern(shown).test(text)) {
    throw new Error(`the guide shows\n${shown}\nand the commands before it printed\n${printed}`);
  }
}
