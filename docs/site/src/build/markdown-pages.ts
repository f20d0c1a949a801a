import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { parse } from 'yaml';
import type { GeneratedPages } from './generated-pages.js';
import { readGuides } from './guides.js';
import { readRepositoryFile, root } from './repository.js';

/** A page of the site as Markdown, for readers that are programs. */
export interface MarkdownPage {
  /** From the root of the site, with the extension `.md`; the HTML is next to it. */
  readonly file: string;
  readonly title: string;
  readonly description: string;
  /** Markdown, without what is for VitePress only. */
  readonly content: string;
}

/** Where the pages are, from the root of the repository. */
const folders = ['docs/site', 'docs/site/guides', 'docs/site/reference', 'docs/site/proof'];

/**
 * Returns every page of the site as Markdown.
 *
 * @param base - the path of the site, with slashes around it
 */
export async function markdownPages({ withContent }: GeneratedPages, base: string): Promise<MarkdownPage[]> {
  const guides = await readGuides(path.join(root, 'docs/site/guides'));
  const guideList = guides.map(({ text, link }) => `- [${text}](.${link}.md)`).join('\n');
  const pages = await Promise.all(
    folders.map(async (folder) => {
      const names = (await readdir(path.join(root, folder))).filter((name) => name.endsWith('.md')).sort();
      return Promise.all(
        names.map(async (name) => {
          const file = `${folder}/${name}`.replace('docs/site/', '');
          const source = await readRepositoryFile(`${folder}/${name}`);
          return pageOf(file, withContent(file, source).replace('<GuideList />', guideList), base);
        }),
      );
    }),
  );
  return pages.flat();
}

/** Reads a page: its front matter, and the text without scripts and components. */
function pageOf(file: string, source: string, base: string): MarkdownPage {
  const [matter, yaml = ''] = /^---\r?\n(.*?)\r?\n---\r?\n/s.exec(source) ?? [''];
  const front: { title?: string; description?: string; hero?: { tagline?: string } } = parse(yaml) ?? {};
  const content = source
    .slice(matter?.length ?? 0)
    .replaceAll(/<script setup>.*?<\/script>\n*/gs, '')
    .replaceAll(/<(ClientOnly|noscript)>.*?<\/\1>\n*/gs, '')
    .replaceAll(/^<[A-Z]\w*[^\n]*\/>$/gm, `Open [the page](${path.basename(file, '.md')}.html) to use it.`)
    .replaceAll(/<figure class="plot">.*?<\/figure>\n*/gs, '')
    .replaceAll(/<figure>.*?<\/figure>/gs, textOfFigure)
    .replaceAll(/ \{#([\w-]+)\}$/gm, ' <a id="$1"></a>')
    .replaceAll(/\]\((\.{1,2}\/[\w/.-]*?[\w-])(?<!\.\w+)(#[\w-]+)?\)/g, ']($1.md$2)')
    .replaceAll(/\]\(\/([\w/-]*?)\/?(#[\w-]+)?\)/g, (_, page: string, anchor = '') => {
      return `](${base}${page === 'reference' || page === 'proof' ? `${page}/index` : page}.md${anchor})`;
    })
    .trim();
  const [, heading = ''] = /^# (.*)$/m.exec(content) ?? [];
  const paragraph = content.split(/\n\n+/).find((part) => /^[A-Z]/.test(part)) ?? '';
  return {
    file,
    title: front.title ?? heading,
    description: front.description ?? front.hero?.tagline ?? firstSentence(paragraph),
    content: heading === '' ? `# ${front.title ?? ''}\n\n${content}\n` : `${content}\n`,
  };
}

/** A drawing in words: its description, which says what it shows, and its caption. */
function textOfFigure(figure: string): string {
  const [, description = ''] = /<desc[^>]*>(.*?)<\/desc>/s.exec(figure) ?? [];
  const [, caption = ''] = /<figcaption>(.*?)<\/figcaption>/s.exec(figure) ?? [];
  return `${description}\n\n${caption}`;
}

function firstSentence(paragraph: string): string {
  const plain = paragraph.replaceAll(/\s+/g, ' ').replaceAll(/\[([^\]]*)\]\([^)]*\)/g, '$1');
  return /^.*?[.?!](?= |$)/.exec(plain)?.[0] ?? plain;
}
