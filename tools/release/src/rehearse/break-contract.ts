import { existsSync } from 'node:fs';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';

const contract = 'spec/phone-numbers';

/**
 * Edits the contract as nobody may without a major version: a path parameter gets another name in every api-version,
 * which nobody on the network notices, and which no program that names it survives.
 *
 * @throws Error when an api-version does not have the parameter
 */
export async function breakContract(repository: string): Promise<void> {
  const folder = path.join(repository, contract);
  for (const name of await readdir(folder)) {
    const entry = path.join(folder, name, 'openapi.yaml');
    if (existsSync(entry)) await replace(entry, '/phoneNumbers/{phoneNumber}', '/phoneNumbers/{number}');
  }
  await replace(path.join(folder, 'common/parameters/PhoneNumber.yaml'), 'name: phoneNumber', 'name: number');
}

async function replace(file: string, old: string, text: string): Promise<void> {
  const content = await readFile(file, 'utf8');
  if (!content.includes(old)) throw new Error(`expected ${old} in ${file}`);
  await writeFile(file, content.replaceAll(old, text));
}
