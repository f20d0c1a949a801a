import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { describeMachine } from './machine.js';
import { measurePurchases } from './measures/purchases.js';
import { measureStartups } from './measures/startups.js';
import { measureSubjects } from './measures/subjects.js';
import { render } from './report.js';
import { subjectsOf } from './subjects.js';

const page = fileURLToPath(new URL('../../docs/benchmarks.md', import.meta.url));

/** Measures everything, prints the report and writes it to `docs/benchmarks.md`. Takes some minutes. */
export async function measureAll(): Promise<void> {
  const machine = describeMachine();
  const versions = Object.fromEntries(
    await Promise.all(
      ['openapi-fetch', '@azure/communication-phone-numbers', 'commander', 'typescript', 'esbuild'].map(
        versionOf,
      ),
    ),
  );

  console.error('purchasing …');
  const purchases = await measurePurchases(5, 240);
  console.error('installing, importing, compiling …');
  const subjects = await measureSubjects(subjectsOf(versions), { imports: 151, compilations: 7 });
  console.error('starting …');
  const startups = await measureStartups(51);

  const text = render({ machine, versions, purchases, subjects, startups });
  await writeFile(page, text);
  console.log(text);
}

/** The name and the version of a package of this workspace; it is the version that is measured. */
async function versionOf(name: string): Promise<readonly [name: string, version: string]> {
  const file = new URL(`../node_modules/${name}/package.json`, import.meta.url);
  const { version }: { version: string } = JSON.parse(await readFile(file, 'utf8'));
  return [name, version];
}
