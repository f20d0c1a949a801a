import path from 'node:path';
import { defineConfig } from 'vitepress';
import { checksPlugin } from '../src/build/checks-plugin.js';
import { withPolicy } from '../src/build/csp.js';
import { finishSite } from '../src/build/finish.js';
import { contentPlugin, generatePages } from '../src/build/generated-pages.js';
import { readGuides } from '../src/build/guides.js';
import { siteFolder } from '../src/build/repository.js';
import { createStyleClasses } from '../src/build/style-classes.js';
import { withMain } from '../src/main-landmark.js';

/** GitHub Pages serves the site of a repository below its name. `SITE_BASE=/` builds it for an origin of its own. */
const base = process.env['SITE_BASE'] ?? '/acs-contracts/';

/** Where the pages go. Tests name a temporary folder, so that two runs do not disturb each other. */
const outDir = process.env['SITE_OUT'] ?? path.join(siteFolder, 'dist');

const description =
  'The phone numbers of Azure Communication Services, from search to release, as an OpenAPI contract, and everything derived from it.';

const guides = await readGuides(path.join(siteFolder, 'guides'));
const generated = await generatePages();
const styles = createStyleClasses();

export default defineConfig({
  title: 'acs-contracts',
  description,
  lang: 'en-US',
  // It would disable transitions with a style element, which the policy does not permit.
  appearance: { disableTransition: false },
  base,
  outDir,
  cacheDir: path.join(siteFolder, 'node_modules/.vitepress'),
  head: [
    ['link', { rel: 'icon', href: `${base}favicon.svg` }],
    ['link', { rel: 'stylesheet', href: `${base}assets/inline-styles.css` }],
  ],
  markdown: {
    // The usual themes of VitePress have colors that not everyone can read.
    theme: { light: 'github-light-high-contrast', dark: 'github-dark-high-contrast' },
    codeTransformers: [
      {
        name: 'classes-for-styles',
        span(node) {
          const { style } = node.properties;
          if (typeof style !== 'string') return;
          delete node.properties['style'];
          this.addClassToHast(node, styles.classOf(style));
        },
      },
    ],
  },
  vite: { plugins: [contentPlugin(generated), checksPlugin()] },
  // Of the api-versions, the page loads the one that is chosen.
  shouldPreload: (link) => !/\/(?:\d{4}-\d\d-\d\d|virtual_catalogue)\./.test(link),
  transformHtml: (html) => withPolicy(withMain(styles.replaceIn(html)), { inlineStyles: false }),
  buildEnd: () => finishSite({ outDir, base, summary: description, styles: styles.sheet(), generated }),
  themeConfig: {
    nav: [
      { text: 'Try it', link: '/try' },
      { text: 'Guides', link: '/guides', activeMatch: '/guides' },
      { text: 'Reference', link: '/reference/', activeMatch: '/reference/' },
      { text: 'Proof', link: '/proof/', activeMatch: '/proof/' },
    ],
    sidebar: {
      '/guides/': [{ text: 'Guides', items: guides, link: '/guides' }],
      '/reference/': [
        {
          text: 'Reference',
          items: [
            { text: 'Operations', link: '/reference/' },
            { text: 'Evidence', link: '/reference/evidence' },
            { text: '2025-06-01, in full', link: `/reference/2025-06-01.html`, target: '_self' },
            { text: '2021-03-07, in full', link: `/reference/2021-03-07.html`, target: '_self' },
          ],
        },
      ],
      '/proof/': [
        {
          text: 'Proof',
          items: [
            { text: 'Overview', link: '/proof/' },
            { text: 'Contract strength', link: '/proof/contract-strength' },
            { text: 'Reliability', link: '/proof/reliability' },
            { text: 'Benchmarks', link: '/proof/benchmarks' },
            { text: 'API versions', link: '/proof/api-versions' },
          ],
        },
      ],
    },
    socialLinks: [{ icon: 'github', link: 'https://github.com/acs-contracts/acs-contracts' }],
    search: {
      provider: 'local',
      options: {
        _render: (markdown, env, md) => md.render(generated.withContent(env.relativePath, markdown), env),
      },
    },
    notFound: {
      title: 'This page does not exist',
      quote:
        'The address may be mistyped, or the page was renamed. Try the guides, the reference or the search.',
      linkLabel: 'To the first page',
      linkText: 'To the first page',
    },
    footer: { message: 'MIT license. Not affiliated with Microsoft.' },
  },
});
