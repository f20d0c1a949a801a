import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { asRecord } from '@acs-contracts/commands/json';
import { factsOf, type Route } from './facts.js';

const methods = ['get', 'put', 'post', 'delete', 'patch', 'head', 'options'];

/** Where the repository keeps what the published swagger of an api-version said. */
const recordedFile = (version: string) => `spec/published-swagger/${version}.txt`;

/** What came out of a comparison: the facts that are gone, and those that are new. */
export interface Moved {
  readonly gone: readonly string[];
  readonly added: readonly string[];
}

/**
 * Compares a published swagger, and the files that it refers to, with what is recorded of its api-version: all
 * operations by name, and the contract's routes in full.
 *
 * @throws Error that names the file when it, or one that it refers to, is missing or is not JSON, or when it is not Swagger
 *   2.0 of an api-version of the contract
 */
export async function compare(root: string, file: string): Promise<Moved> {
  const { version, facts: now } = await readFacts(root, file);
  const before = (await readFile(path.join(root, recordedFile(version)), 'utf8'))
    .split('\n')
    .filter((line) => line !== '');
  return {
    gone: before.filter((line) => !now.includes(line)),
    added: now.filter((line) => !before.includes(line)),
  };
}

/** Records what a published swagger says, for later comparisons. Throws as {@link compare}. */
export async function record(root: string, file: string): Promise<void> {
  const { version, facts } = await readFacts(root, file);
  await writeFile(path.join(root, recordedFile(version)), `${facts.join('\n')}\n`);
}

async function readFacts(root: string, file: string): Promise<{ version: string; facts: string[] }> {
  const contracts = await readContracts(root);
  const swagger = asRecord(await readJson(file));
  const version = String(asRecord(swagger['info'])['version']);
  const contract = contracts.get(version);
  if (swagger['swagger'] !== '2.0' || contract === undefined) {
    const found = `${String(swagger['swagger'])} of ${version}`;
    throw new Error(
      `expected Swagger 2.0 of ${[...contracts.keys()].join(' or ')} in ${file}, received ${found}`,
    );
  }
  const others = await readOthers(swagger, file);
  return { version, facts: factsOf({ document: swagger, others }, routesOf(contract)) };
}

/** The bundled contract of each api-version, by its version. */
async function readContracts(root: string): Promise<Map<string, Record<string, unknown>>> {
  const names = await readdir(path.join(root, 'spec/generated'), { recursive: true });
  const documents = names
    .filter((name) => path.basename(name) === 'openapi.json')
    .sort()
    .map(async (name) => asRecord(await readJson(path.join(root, 'spec/generated', name))));
  const contracts = (await Promise.all(documents)).map(
    (document) => [String(asRecord(document['info'])['version']), document] as const,
  );
  return new Map(contracts.sort(([one], [other]) => (one < other ? -1 : 1)));
}

/** Reads the documents that a document refers to, from where its references lead. */
async function readOthers(swagger: Record<string, unknown>, file: string) {
  const others = new Map<string, Record<string, unknown>>();
  for (const [, reference = ''] of JSON.stringify(swagger).matchAll(/"\$ref":"([^"#]+\.json)#/g)) {
    if (others.has(reference)) continue;
    const other = path.resolve(path.dirname(file), reference);
    others.set(reference, asRecord(await readJson(other, `, which ${path.basename(file)} refers to`)));
  }
  return others;
}

function routesOf(contract: Record<string, unknown>): Route[] {
  return Object.entries(asRecord(contract['paths'])).flatMap(([route, item]) =>
    methods.filter((method) => method in asRecord(item)).map((method) => ({ method, path: route })),
  );
}

async function readJson(file: string, why = ''): Promise<unknown> {
  const text = await readFile(file, 'utf8').catch(() => {
    throw new Error(`expected a file ${file}${why}, found none that can be read`);
  });
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new Error(`expected JSON in ${file}: ${error instanceof Error ? error.message : String(error)}`);
  }
}
