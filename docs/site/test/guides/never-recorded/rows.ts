import { readFile } from 'node:fs/promises';
import { unrecorded } from '@acs-contracts/phone-numbers-emulator';

/** An answer of the service that nobody has recorded. */
export interface UnrecordedRow {
  /** The name of its row in the evidence table. */
  readonly id: string;
  /** What was never recorded, in words. */
  readonly what: string;
  /** The options of the emulator about it, each with its values, the default first. */
  readonly options: readonly { readonly name: string; readonly values: readonly string[] }[];
}

const evidence = new URL('../../../../../spec/EVIDENCE.md', import.meta.url);

/** Reads the rows of the evidence table about what was never recorded. */
export async function readUnrecordedRows(): Promise<UnrecordedRow[]> {
  const [, section = ''] = (await readFile(evidence, 'utf8')).split('\n## Never recorded\n');
  return [...section.matchAll(/^\| <a id="([\w-]+)"><\/a>.*$/gm)].map(([line, id = '']) => {
    const [, , service = '', contract = ''] = line.split(' | ');
    return { id, what: service.replace(/: never recorded$/, ''), options: optionsIn(contract) };
  });
}

function optionsIn(text: string): UnrecordedRow['options'] {
  return Object.entries(unrecorded)
    .filter(([name]) => text.includes(`\`${name}\``))
    .map(([name, values]) => ({ name, values }));
}
