import type { MarkdownPage } from './markdown-pages.js';
import { documents } from './repository.js';

/** The headings of the list, and the folder of the pages below each. */
const parts = [
  { heading: 'Pages', folder: '' },
  { heading: 'Guides', folder: 'guides/' },
  { heading: 'Reference', folder: 'reference/' },
  { heading: 'Proof', folder: 'proof/' },
] as const;

/**
 * Returns the text of `llms.txt`: what the project is, every page as Markdown, and the documents.
 *
 * @param address - of the site, with a slash at the end
 */
export function llmsText(pages: readonly MarkdownPage[], summary: string, address: string): string {
  const lists = parts.map(({ heading, folder }) => {
    const inside = pages.filter(({ file }) => file.slice(0, file.lastIndexOf('/') + 1) === folder);
    const lines = inside.map(
      ({ file, title, description }) => `- [${title}](${address}${file}): ${description}`,
    );
    return lines.length === 0 ? '' : `## ${heading}\n\n${lines.join('\n')}\n`;
  });
  const files = documents.flatMap(({ version }) => [
    `- [OpenAPI, ${version}](${address}openapi/${version}.yaml): every operation, header, schema and example`,
    `- [Arazzo, ${version}](${address}arazzo/${version}.yaml): the calls of a purchase in their order`,
  ]);
  return [
    '# acs-contracts\n',
    `> ${summary}\n`,
    ...lists.filter((list) => list !== ''),
    `## Documents\n\n${files.join('\n')}\n`,
  ].join('\n');
}
