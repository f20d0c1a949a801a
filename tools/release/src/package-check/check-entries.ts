import { asRecord } from '@acs-contracts/commands/json';
import { checkPackage, Package } from '@arethetypeswrong/core';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import { manifestOf, type PackedPackage } from '../packed/packed-package.js';

/** Findings of publint, every suggestion included. */
export async function checkWithPublint({ files }: PackedPackage): Promise<string[]> {
  const packed = [...files].map(([name, data]) => ({ name: `package/${name}`, data }));
  const { messages, pkg } = await publint({ pkgDir: 'package', pack: { files: packed }, strict: true });
  return messages.map(
    (message) => `publint: ${formatMessage(message, pkg, { color: false }) ?? message.code}`,
  );
}

/**
 * Findings of "Are the types wrong?", in all of its profiles. One kind is left out where there is code: CommonJS gets an
 * ES module through `require(esm)`, which is unknown to `module: node16` (and to "Are the types wrong?"), but not to
 * `node20` and `nodenext`. Types alone have nothing at run time, and must resolve there, too.
 */
export async function checkWithAttw(packed: PackedPackage): Promise<string[]> {
  const { name, version, exports } = manifestOf(packed);
  const entries = Object.values(asRecord(exports));
  // Data only (YAML, JSON): there are no types to be wrong.
  if (!entries.some((entry) => 'types' in asRecord(entry))) return [];
  const hasCode = entries.some((entry) => 'default' in asRecord(entry));
  const prefix = `/node_modules/${String(name)}/`;
  const files = Object.fromEntries([...packed.files].map(([file, text]) => [prefix + file, text]));
  const analysis = await checkPackage(new Package(files, String(name), String(version)));
  if (analysis.types === false) return ['attw: expected types, found none'];
  return analysis.problems
    .map((problem) => asRecord(problem))
    .filter(({ kind }) => !(hasCode && kind === 'CJSResolvesToESM'))
    .map((problem) => `attw: ${JSON.stringify(problem)}`);
}
