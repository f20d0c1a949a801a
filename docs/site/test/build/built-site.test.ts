import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, inject, it } from 'vitest';

const site = inject('site');
const base = '/acs-contracts/';
const files = (await readdir(site, { recursive: true })).map((file) => file.split(path.sep).join('/'));
const read = (file: string) => readFile(path.join(site, file), 'utf8');
const html = files.filter((file) => file.endsWith('.html')).sort();
const markdown = files.filter((file) => file.endsWith('.md')).sort();
/** Scalar makes the anchors of these, which the browser tests look at. */
const isReference = (file: string) => /^reference\/\d/.test(file);

const pages = new Map(await Promise.all(html.map(async (file) => [file, await read(file)] as const)));
const anchors = new Map(
  [...pages].map(([file, text]) => [
    file,
    new Set([...text.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id)),
  ]),
);

/** The file and the anchor that a link of a page leads to; `undefined` for a link to elsewhere. */
function target(from: string, link: string): { file: string; anchor: string } | undefined {
  const url = new URL(link.replaceAll('&amp;', '&'), `https://site.test${base}${from}`);
  if (url.origin !== 'https://site.test') return undefined;
  const inside = decodeURIComponent(url.pathname.slice(base.length));
  const file = inside === '' || inside.endsWith('/') ? `${inside}index.html` : inside;
  return { file, anchor: decodeURIComponent(url.hash.slice(1)) };
}

/** What is wrong with a link, or nothing. A server adds the `.html` of an address, and who reads files adds nothing. */
function problemOf(from: string, link: string): string[] {
  const found = target(from, link);
  if (found === undefined) return [];
  const isPage = from.endsWith('.html') && !files.includes(found.file);
  const file = isPage ? `${found.file}.html` : found.file;
  if (!files.includes(file)) return [`${link}: there is no ${found.file}`];
  if (found.anchor === '' || isReference(file) || !file.endsWith('.html')) return [];
  return anchors.get(file)?.has(found.anchor) ? [] : [`${link}: ${file} has no such anchor`];
}

describe('every link of the site', () => {
  it.each(html)('leads somewhere: %s', async (file) => {
    const links = [...(pages.get(file) ?? '').matchAll(/\s(?:href|src)="([^"]+)"/g)].map(
      ([, link = '']) => link,
    );
    expect(links.length).toBeGreaterThan(3);
    expect(links.flatMap((link) => problemOf(file, link))).toEqual([]);
  });

  it.each(markdown)('leads somewhere, also in Markdown: %s', async (file) => {
    const text = (await read(file)).replaceAll(/^```.*?^```/gms, '').replaceAll(/`[^`\n]*`/g, '');
    const links = [...text.matchAll(/\]\(([^)\s]+)\)/g)].map(([, link = '']) => link.replace(/#.*/, ''));
    expect(links.filter((link) => link !== '').flatMap((link) => problemOf(file, link))).toEqual([]);
  });

  it('leads somewhere, also in llms.txt', async () => {
    const links = [...(await read('llms.txt')).matchAll(/\]\(([^)]+)\)/g)].map(([, link = '']) => link);
    expect(links.length).toBeGreaterThan(10);
    const missing = links.filter((link) => !files.includes(new URL(link).pathname.slice(base.length)));
    expect(missing).toEqual([]);
  });
});

describe('every page', () => {
  it.each(html)(
    'has a policy that permits its own scripts, and neither eval nor another origin: %s',
    (file) => {
      const text = pages.get(file) ?? '';
      const [, policy = ''] =
        /<meta http-equiv="Content-Security-Policy" content="([^"]+)">/.exec(text) ?? [];
      const inline = [...text.matchAll(/<script(?![^>]*\ssrc=)[^>]*>(.*?)<\/script>/gs)].map(
        ([, script = '']) => `'sha256-${createHash('sha256').update(script).digest('base64')}'`,
      );
      const rules = policy.split('; ');
      expect(rules).toContain("default-src 'self'");
      expect(rules).toContain(["script-src 'self'", ...new Set(inline)].join(' '));
      expect(rules).toContain(isReference(file) ? "style-src 'self' 'unsafe-inline'" : "style-src 'self'");
      expect(policy).not.toContain('unsafe-eval');
      if (!isReference(file)) expect(text).not.toMatch(/<[a-z][^>]* style="/);
      expect(text).not.toMatch(/<(?:script|link|img|iframe)[^>]* (?:src|href)="https?:/);
    },
  );

  it('is there as Markdown, except for the 404 and the full references', () => {
    const expected = html.filter((file) => file !== '404.html' && !isReference(file));
    expect(markdown).toEqual(expected.map((file) => file.replace('.html', '.md')));
  });
});

it('the Markdown of a page is for readers that are programs: no scripts, components or plots', async () => {
  for (const file of markdown) {
    const text = (await read(file)).replaceAll(/^```.*?^```/gms, '');
    expect(text).toMatch(/^# /);
    expect(text).not.toMatch(/<script setup|<svg|<figure|<!-- @content|in any order,;/);
    expect(text.replaceAll(/`[^`\n]*`/g, '').match(/<\/?[A-Z]\w*/g) ?? [], file).toEqual([]);
  }
  const life = await read('guides/life-of-a-purchase.md');
  expect(life).toContain(
    'Search → (operation: succeeded) → Search result → (you decide to buy) → Purchase → ',
  );
  expect(life).not.toContain('→ Pending → .');
});

it('the page for an address that does not exist has words of its own', async () => {
  const text = await read('404.html');
  expect(text).toContain('This page does not exist');
  expect(text).not.toMatch(/change your direction|keep looking/i);
});

it('the documents are those of the repository, and the reference has them with the evidence', async () => {
  for (const version of ['2021-03-07', '2025-06-01']) {
    const document = JSON.parse(await read(`openapi/${version}.json`));
    const shown = JSON.parse(await read(`openapi/${version}-with-evidence.json`));
    expect(document.info.version).toBe(version);
    const purchase = shown.paths['/availablePhoneNumbers/:purchase'].post.description;
    expect(purchase).toContain(`[\`required-headers\`](${base}reference/evidence.html#required-headers)`);
    expect(files).toContain(`arazzo/${version}.yaml`);
  }
});
