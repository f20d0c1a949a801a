import { compileChecks } from '../checks/compile-checks.js';
import type { CompiledChecks } from '../checks/compiled.js';
import { choicesFor } from '../try/stock.js';
import { type Catalogue, readCatalogue } from './catalogue.js';

/** What a plugin of Vite has to have for modules that exist during the build only. */
export interface ModulesPlugin {
  readonly name: string;
  resolveId(id: string): string | undefined;
  load(id: string): Promise<string | undefined>;
}

const modules = /^\0?virtual:(?:checks\/(\d{4}-\d\d-\d\d)|catalogue)$/;

/** What the violations are tried with; a test compares the findings for both api-versions. */
const triedVersion = '2025-06-01';

/**
 * Creates the plugin that compiles the validators and tries the violations while the site is built: the modules
 * `virtual:checks/<api-version>` and `virtual:catalogue`.
 */
export function checksPlugin(): ModulesPlugin {
  const checks = new Map<string, Promise<string>>();
  const checksOf = (version: string): Promise<string> => {
    const text = checks.get(version) ?? compileChecks(version);
    checks.set(version, text);
    return text;
  };
  // The site is built for browsers and for the server, and both ask.
  let catalogue: Promise<Catalogue> | undefined;
  return {
    name: 'acs-contracts-checks',
    resolveId: (id) => (modules.test(id) ? `\0${id.replace('\0', '')}` : undefined),
    load: async (id) => {
      const match = modules.exec(id);
      if (match === null) return undefined;
      const [, version] = match;
      if (version !== undefined) return checksOf(version);
      catalogue ??= checksOf(triedVersion).then(catalogueOf);
      return `export const catalogue = ${JSON.stringify(await catalogue)};\n`;
    },
  };
}

async function catalogueOf(checksText: string): Promise<Catalogue> {
  const [choice] = choicesFor(triedVersion);
  if (choice === undefined) throw new Error(`nothing to search for with api-version ${triedVersion}`);
  const checks: CompiledChecks = await import(
    `data:text/javascript;base64,${Buffer.from(checksText).toString('base64')}`
  );
  return readCatalogue(triedVersion, choice, checks);
}
