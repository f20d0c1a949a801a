import { asRecord } from '@acs-contracts/commands/json';
import { manifestOf, type PackedPackage } from '../packed/packed-package.js';

/** Findings about the fields of `package.json` that users and the registry rely on. */
export function checkManifest(packed: PackedPackage): string[] {
  const manifest = manifestOf(packed);
  const expected: readonly (readonly [field: string, value: unknown, expected: unknown])[] = [
    ['license', manifest['license'], 'MIT'],
    ['type', manifest['type'], 'module'],
    ['engines.node', asRecord(manifest['engines'])['node'], '>=20.19'],
    ['repository.directory', asRecord(manifest['repository'])['directory'], packed.folder],
    ['publishConfig.access', asRecord(manifest['publishConfig'])['access'], 'public'],
    ['publishConfig.provenance', asRecord(manifest['publishConfig'])['provenance'], true],
  ];
  const wrong = expected.filter(([, value, right]) => value !== right);
  return [
    ...wrong.map(([field, value, right]) => unexpected(field, JSON.stringify(right), value)),
    ...(typeof manifest['description'] === 'string'
      ? []
      : [unexpected('description', 'a sentence', undefined)]),
    ...checkSideEffects(manifest['sideEffects'], packed),
    ...checkExports(asRecord(manifest['exports'])),
    ...checkRootFields(manifest),
    ...checkRanges(asRecord(manifest['dependencies'])),
  ];
}

/** Importing has no effects, but for the files that are there for theirs. */
function checkSideEffects(value: unknown, { files }: PackedPackage): string[] {
  const named: unknown[] = Array.isArray(value) ? value : [];
  const missing = named.filter((file) => !files.has(String(file).replace(/^\.\//, '')));
  if (value === false || (named.length > 0 && missing.length === 0)) return [];
  return [unexpected('sideEffects', 'false or a list of packed files', missing[0] ?? value)];
}

function checkExports(entries: Record<string, unknown>): string[] {
  const findings = Object.entries(entries).flatMap(([name, entry]) => {
    if (name.includes('*')) return [unexpected('exports', 'named entries', name)];
    const [first] = Object.keys(asRecord(entry));
    return typeof entry === 'string' || first === 'types'
      ? []
      : [unexpected(`exports["${name}"]`, 'types first', first)];
  });
  return Object.hasOwn(entries, './package.json')
    ? findings
    : [...findings, unexpected('exports', 'an entry ./package.json', Object.keys(entries).join(', '))];
}

/** What does not read `exports` (webpack 4, `moduleResolution: node10`) finds the same at the root. */
function checkRootFields(manifest: Record<string, unknown>): string[] {
  const root = asRecord(asRecord(manifest['exports'])['.']);
  const types = asRecord(root['types'])['import'] ?? root['types'];
  const expected: readonly (readonly [field: string, value: unknown])[] = [
    ['main', root['default']],
    ['types', types],
  ];
  return expected
    .filter(([field, value]) => manifest[field] !== value)
    .map(([field, value]) => unexpected(field, JSON.stringify(value) ?? 'absent', manifest[field]));
}

/** What only this repository can resolve must not reach a user. */
function checkRanges(dependencies: Record<string, unknown>): string[] {
  return Object.entries(dependencies)
    .filter(([, range]) => !/^[\^~]?\d+\.\d+\.\d+/.test(String(range)))
    .map(([name, range]) => unexpected(`dependencies["${name}"]`, 'a version', range));
}

function unexpected(field: string, expected: string, actual: unknown): string {
  return `package.json: expected ${field} to be ${expected}, got ${JSON.stringify(actual) ?? 'nothing'}`;
}
