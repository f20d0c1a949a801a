import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';

const version = 'spec/phone-numbers/2021-03-07';

/**
 * Edits the contract as nobody may without a major version: a path parameter gets another name, which nobody on the
 * network notices, and which no program that names it survives.
 */
export async function breakContract(repository: string): Promise<void> {
  await replace(
    path.join(repository, version, 'openapi.yaml'),
    '/phoneNumbers/{phoneNumber}:',
    '/phoneNumbers/{number}:',
  );
  await replace(
    path.join(repository, version, 'parameters/PhoneNumber.yaml'),
    'name: phoneNumber',
    'name: number',
  );
}

async function replace(file: string, old: string, text: string): Promise<void> {
  const content = await readFile(file, 'utf8');
  if (content.split(old).length !== 2) throw new Error(`expected ${old} once in ${file}`);
  await writeFile(file, content.replace(old, text));
}
