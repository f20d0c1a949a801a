import path from 'node:path';
import { proofPages } from './proof-pages.js';
import { referencePages } from './reference-pages.js';
import { siteFolder } from './repository.js';

/** Stands in a Markdown file where its content goes. */
const place = '<!-- @content -->';

/** Puts generated content into the Markdown files that have a place for it. */
export interface GeneratedPages {
  /**
   * Returns the Markdown of a file with its content; any other file as it is.
   *
   * @param file - from the folder of the site: `proof/benchmarks.md`
   */
  withContent(file: string, markdown: string): string;
}

/** Makes the content of all pages that have a place for it. */
export async function generatePages(): Promise<GeneratedPages> {
  const proof = (await proofPages()).map(({ page, content }) => [`proof/${page}.md`, content] as const);
  const reference = (await referencePages()).map(
    ({ page, content }) => [`reference/${page}.md`, content] as const,
  );
  const contents = new Map<string, string>([...proof, ...reference]);
  return {
    withContent: (file, markdown) => markdown.replace(place, () => contents.get(file) ?? place),
  };
}

/** What a plugin of Vite has to have that changes files before VitePress reads them. */
export interface ContentPlugin {
  readonly name: string;
  readonly enforce: 'pre';
  transform(code: string, id: string): string | undefined;
}

/** Creates the plugin with which VitePress sees the files with their content. */
export function contentPlugin({ withContent }: GeneratedPages): ContentPlugin {
  return {
    name: 'acs-contracts-content',
    enforce: 'pre',
    transform: (code, id) =>
      id.endsWith('.md') && code.includes(place)
        ? withContent(path.relative(siteFolder, id), code)
        : undefined,
  };
}
