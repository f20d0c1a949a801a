import { manifestOf, type PackedPackage } from '../packed/packed-package.js';

const wanted: readonly RegExp[] = [
  /^package\.json$/,
  /^(README|CHANGELOG|EVIDENCE)\.md$/,
  /^LICENSE$/,
  /^bin\/[^/]+\.js$/,
  /^dist\/.+\.(js|d\.ts|d\.cts)$/,
  /^schema\/[^/]+\.schema\.json$/,
  /^generated\/(\d{4}-\d{2}-\d{2}(-preview)?\/)?openapi\.(yaml|json)$/,
  /^arazzo\/(\d{4}-\d{2}-\d{2}(-preview)?\.arazzo\.yaml|redocly\.yaml|respect-plugin\.js)$/,
];
const required = ['package.json', 'README.md', 'CHANGELOG.md', 'LICENSE'];

/** Findings about the files of a package: what users need is there, and nothing else. */
export function checkContents(packed: PackedPackage): string[] {
  const { files } = packed;
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
    ...checkChangelog(packed),
  ];
}

/** What was released has its entry. 0.0.0 is what a package is called before its first release. */
function checkChangelog(packed: PackedPackage): string[] {
  const { version } = manifestOf(packed);
  const changelog = packed.files.get('CHANGELOG.md');
  if (changelog === undefined || version === '0.0.0') return [];
  return changelog.includes(`\n## ${String(version)}\n`)
    ? []
    : [`contents: expected an entry ## ${String(version)} in CHANGELOG.md, found none`];
}
