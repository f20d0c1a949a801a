import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { factsOf, type Route } from './facts.js';
import { asRecord } from './json.js';

const methods = ['get', 'put', 'post', 'delete', 'patch', 'head', 'options'];

/** Where the ledger keeps what the published swagger said. */
const recorded = 'spec/published-swagger.txt';

/** What came out of a comparison: the facts that are gone, and those that are new. */
export interface Moved {
  readonly gone: readonly string[];
  readonly added: readonly string[];
}

/**
 * Compares a published swagger with what the ledger has recorded of it, as far as the contract's routes go.
 *
 * @throws Error that names the file when it is missing, is no JSON or no Swagger 2.0 of the contract's api-version
 */
export async function compare(root: string, file: string): Promise<Moved> {
  const now = await readFacts(root, file);
  const before = (await readFile(path.join(root, recorded), 'utf8'))
    .split('\n')
    .filter((line) => line !== '');
  return {
    gone: before.filter((line) => !now.includes(line)),
    added: now.filter((line) => !before.includes(line)),
  };
}

/** Records what a published swagger says, for later comparisons. Throws as {@link compare}. */
export async function record(root: string, file: string): Promise<void> {
  await writeFile(path.join(root, recorded), `${(await readFacts(root, file)).join('\n')}\n`);
}

async function readFacts(root: string, file: string): Promise<string[]> {
  const contract = asRecord(await readJson(path.join(root, 'spec/generated/openapi.json')));
  const swagger = asRecord(await readJson(file));
  const version = asRecord(contract['info'])['version'];
  const found = `${String(swagger['swagger'])} of ${String(asRecord(swagger['info'])['version'])}`;
  if (found !== `2.0 of ${version}`)
    throw new Error(`expected Swagger 2.0 of ${version} in ${file}, got ${found}`);
  return factsOf(swagger, routesOf(contract));
}

function routesOf(contract: Record<string, unknown>): Route[] {
  return Object.entries(asRecord(contract['paths'])).flatMap(([route, item]) =>
    methods.filter((method) => method in asRecord(item)).map((method) => ({ method, path: route })),
  );
}

async function readJson(file: string): Promise<unknown> {
  const text = await readFile(file, 'utf8').catch(() => {
    throw new Error(`expected a file ${file}, found none that can be read`);
  });
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new Error(`expected JSON in ${file}: ${error instanceof Error ? error.message : String(error)}`);
  }
}
