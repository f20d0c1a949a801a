import { stringifyYaml } from '@redocly/openapi-core';
import { type BundledDocument, bundleTarget } from './bundle.js';
import { renderTypes } from './render-types.js';
import type { Output, SchemaImport, Target } from './targets.js';

/** A generated file: where it goes, relative to the repository's root, and its whole text. */
export interface RenderedFile {
  readonly path: string;
  readonly text: string;
}

/** The command that brings generated files up to date, as their first line and the drift test name it. */
export const generateCommand = 'pnpm generate';

/**
 * Renders all generated files of a target, without writing any. The same sources give the same bytes.
 *
 * @throws InvalidSpecError when the sources are not a valid contract
 */
export async function renderTarget(root: string, target: Target): Promise<RenderedFile[]> {
  const bundled = await bundleTarget(root, target);
  return Promise.all(
    target.outputs.map(async (output) => ({ path: output.path, text: await renderOutput(bundled, output) })),
  );
}

async function renderOutput(bundled: BundledDocument, output: Output): Promise<string> {
  const origin = `Generated from ${bundled.entry} (sha256:${bundled.sourceHash}) by \`${generateCommand}\`. Do not edit.`;
  switch (output.kind) {
    case 'yaml':
      return `# ${origin}\n${stringifyYaml(bundled.document, { noRefs: true, lineWidth: 110 })}`;
    case 'json':
      // JSON has no comments: the origin is the document's first member, as an OpenAPI extension.
      return `${JSON.stringify({ 'x-generated': origin, ...bundled.document }, null, 2)}\n`;
    case 'types':
      return `// ${origin}\n${await renderTypes(bundled.document, importsOf(bundled, output))}`;
  }
}

/** A document with error schemas of another api-version declares them itself. */
function importsOf({ sources }: BundledDocument, { imports }: { imports?: SchemaImport }) {
  return imports !== undefined && sources.includes(imports.sources) ? imports : undefined;
}
