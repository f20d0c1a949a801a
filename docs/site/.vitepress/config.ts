import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitepress';
import { readGuides } from '../src/build/guides.js';

const site = fileURLToPath(new URL('..', import.meta.url));

/** GitHub Pages serves the site of a repository below its name. `SITE_BASE=/` builds it for an origin of its own. */
const base = process.env['SITE_BASE'] ?? '/acs-contracts/';

/** Where the pages go. Tests name a temporary folder, so that two runs do not disturb each other. */
const outDir = process.env['SITE_OUT'] ?? path.join(site, 'dist');

const guides = await readGuides(path.join(site, 'guides'));

export default defineConfig({
  title: 'acs-contracts',
  description:
    'The phone numbers of Azure Communication Services, from search to release, as an OpenAPI contract, and everything derived from it.',
  lang: 'en-US',
  base,
  outDir,
  cacheDir: path.join(site, 'node_modules/.vitepress'),
  cleanUrls: false,
  themeConfig: {
    nav: [
      { text: 'Try it', link: '/try' },
      { text: 'Guides', link: guides[0]?.link ?? '/guides/', activeMatch: '/guides/' },
    ],
    sidebar: { '/guides/': [{ text: 'Guides', items: guides }] },
    socialLinks: [{ icon: 'github', link: 'https://github.com/acs-contracts/acs-contracts' }],
    search: { provider: 'local' },
  },
});
