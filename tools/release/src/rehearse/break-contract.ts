import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';

const parameter = 'spec/phone-numbers/common/parameters/Skip.yaml';

/**
 * Edits the contract as nobody may without a major version: a query parameter of the list gets another name, in every
 * api-version. No package of the repository names it, so that all of them still build; no program that names it
 * compiles any more.
 *
 * @throws Error when the contract does not have the parameter
 */
export async function breakContract(repository: string): Promise<void> {
  const file = path.join(repository, parameter);
  const content = await readFile(file, 'utf8');
  if (!content.includes('name: skip')) throw new Error(`expected a parameter with the name skip in ${file}`);
  await writeFile(file, content.replace('name: skip', 'name: offset'));
}
