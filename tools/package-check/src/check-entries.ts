import { checkPackage, Package } from '@arethetypeswrong/core';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import { asRecord, manifestOf, type PackedPackage } from './packed-package.js';

/** Findings of publint, every suggestion included. */
export async function checkWithPublint({ files }: PackedPackage): Promise<string[]> {
  const packed = [...files].map(([name, data]) => ({ name: `package/${name}`, data }));
  const { messages, pkg } = await publint({ pkgDir: 'package', pack: { files: packed }, strict: true });
  return messages.map(
    (message) => `publint: ${formatMessage(message, pkg, { color: false }) ?? message.code}`,
  );
}

/**
 * Findings of "Are the types wrong?" for ESM: `node10` does not read `exports`, and CommonJS gets an ESM package through
 * `require(esm)`, which the types of `node16` do not know.
 */
export async function checkWithAttw(packed: PackedPackage): Promise<string[]> {
  const { name, version, exports } = manifestOf(packed);
  const entries = Object.values(asRecord(exports));
  // Data only (YAML, JSON): there are no types to be wrong.
  if (!entries.some((entry) => 'types' in asRecord(entry))) return [];
  const prefix = `/node_modules/${String(name)}/`;
  const files = Object.fromEntries([...packed.files].map(([file, text]) => [prefix + file, text]));
  const analysis = await checkPackage(new Package(files, String(name), String(version)));
  if (analysis.types === false) return ['attw: expected types, found none'];
  return analysis.problems
    .map((problem) => asRecord(problem))
    .filter(({ resolutionKind, resolutionOption }) => {
      return resolutionKind !== 'node10' && resolutionKind !== 'node16-cjs' && resolutionOption !== 'node10';
    })
    .map((problem) => `attw: ${JSON.stringify(problem)}`);
}
