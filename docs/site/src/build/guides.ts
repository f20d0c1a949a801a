import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { parse } from 'yaml';

/** An entry of the sidebar. */
export interface GuideLink {
  readonly text: string;
  /** From the root of the site, without an extension. */
  readonly link: string;
}

/**
 * Reads the guides of a folder for the sidebar, in the order that their front matter says.
 *
 * @throws Error that names the file when `title` is not a non-empty string or `order` not a number
 */
export async function readGuides(folder: string): Promise<GuideLink[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.md'));
  const guides = await Promise.all(
    names.map(async (name) => {
      const { title, order } = frontMatterOf(name, await readFile(path.join(folder, name), 'utf8'));
      return { text: title, link: `/guides/${name.replace(/\.md$/, '')}`, order };
    }),
  );
  return guides
    .sort((one, other) => one.order - other.order || one.link.localeCompare(other.link))
    .map(({ text, link }) => ({ text, link }));
}

function frontMatterOf(name: string, markdown: string): { title: string; order: number } {
  const [, yaml = ''] = /^---\r?\n(.*?)\r?\n---\r?\n/s.exec(markdown) ?? [];
  const { title, order }: { title?: unknown; order?: unknown } = parse(yaml) ?? {};
  if (typeof title !== 'string' || title === '') {
    throw new Error(`guides/${name} must have a title in its front matter`);
  }
  if (typeof order !== 'number') {
    throw new Error(`guides/${name} must have an order (a number) in its front matter`);
  }
  return { title, order };
}
