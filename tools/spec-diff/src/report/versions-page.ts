import { diffDocuments } from '../diff.js';
import { loadWorkTreeVersions } from '../document/versions.js';
import { formatMarkdown } from './markdown.js';

/**
 * Writes `docs/api-versions.md`: how each api-version of the contract differs from the one before it, as `spec diff` sees it.
 *
 * @param root - the repository's root
 * @throws DocumentError when a document is missing or invalid
 */
export async function versionsPage(root: string): Promise<string> {
  const versions = [...(await loadWorkTreeVersions(root))].sort(([one], [other]) => (one < other ? -1 : 1));
  const sections: string[] = [];
  for (const [index, [version, document]] of versions.entries()) {
    const before = versions[index - 1];
    if (before === undefined) continue;
    // Whoever stays with an api-version notices nothing of another one: no package has to move for it.
    const diff = { ...(await diffDocuments(before[1], document)), packages: {} };
    const heading = `## ${version}, for those who come from ${before[0]}`;
    sections.push(formatMarkdown(diff, new Map()).replace(/^## Contract: .*/, heading));
  }
  return `<!-- Generated: \`pnpm test versions-page --update=all\` in tools/spec-diff. Do not edit. -->
# API versions

The contract has a document for each api-version. \`pnpm spec diff\` compares each with the one before it: what changes on the
wire, and what changes for code that compiles with the generated types. A major change has a witness that was run.

${sections.join('\n\n')}
`;
}
