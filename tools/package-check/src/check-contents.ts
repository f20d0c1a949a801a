import type { PackedPackage } from './packed-package.js';

const wanted: readonly RegExp[] = [
  /^package\.json$/,
  /^(README|CHANGELOG)\.md$/,
  /^LICENSE$/,
  /^bin\/[^/]+\.js$/,
  /^dist\/.+\.(js|d\.ts)$/,
  /^generated\/openapi\.(yaml|json)$/,
];
const required = ['package.json', 'README.md', 'LICENSE'];

/** Findings about the files of a package: what users need is there, and nothing else. */
export function checkContents({ files }: PackedPackage): string[] {
  const names = [...files.keys()];
  const missing = required.filter((name) => !names.includes(name));
  const unwanted = names.filter((name) => !wanted.some((pattern) => pattern.test(name)));
  const mapped = names.filter((name) => /\/\/# sourceMappingURL=/.test(files.get(name) ?? ''));
  return [
    ...missing.map((name) => `contents: expected ${name}, found none`),
    ...unwanted.map((name) => `contents: expected only what users need, found ${name}`),
    ...mapped.map(
      (name) => `contents: expected no source map that is not packed, found one named in ${name}`,
    ),
  ];
}
