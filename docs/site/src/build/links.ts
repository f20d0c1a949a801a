import path from 'node:path';
import { blobUrl } from './repository.js';

/** Files of the repository that are pages of the site. */
const pages: Readonly<Record<string, string>> = {
  'docs/contract-strength.md': '/proof/contract-strength',
  'docs/reliability.md': '/proof/reliability',
  'docs/benchmarks.md': '/proof/benchmarks',
  'docs/api-versions.md': '/proof/api-versions',
  'spec/EVIDENCE.md': '/reference/evidence',
};

/**
 * Returns Markdown whose relative links lead to pages of the site, or to the repository where the site has no such page.
 *
 * @param from - the file of the Markdown, from the root of the repository
 */
export function withSiteLinks(markdown: string, from: string): string {
  return markdown.replaceAll(
    /\]\((?![a-z]+:|#|\/)([^)#\s]+)(#[^)\s]*)?\)/g,
    (_, target: string, anchor = '') => {
      const file = path.posix.normalize(path.posix.join(path.posix.dirname(from), target)).replace(/\/$/, '');
      return `](${pages[file] ?? `${blobUrl}/${file}`}${anchor})`;
    },
  );
}
