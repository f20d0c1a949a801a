import { cp, mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { GeneratedPages } from './generated-pages.js';
import { llmsText } from './llms.js';
import { markdownPages } from './markdown-pages.js';
import { referenceDocuments, withEvidence } from './openapi.js';
import { referenceHtml } from './reference-html.js';
import { documents, root, siteFolder } from './repository.js';

/** Where GitHub Pages serves the site. */
const origin = 'https://acs-contracts.github.io';

/** What the built pages are completed with. */
export interface FinishOptions {
  readonly outDir: string;
  /** The path of the site, with slashes around it. */
  readonly base: string;
  readonly summary: string;
  /** The style sheet of the classes that stand for style attributes. */
  readonly styles: string;
  readonly generated: GeneratedPages;
}

/** Writes what VitePress does not: the references, the documents, every page as Markdown, and `llms.txt`. */
export async function finishSite(options: FinishOptions): Promise<void> {
  const { outDir, base, summary, styles, generated } = options;
  const write = async (file: string, content: string) => {
    const target = path.join(outDir, file);
    await mkdir(path.dirname(target), { recursive: true });
    await writeFile(target, content);
  };
  await write('assets/inline-styles.css', styles);
  await copyDocuments(outDir);
  await copyScalar(outDir);
  const references = await referenceDocuments();
  for (const reference of references) {
    const { version } = reference;
    const others = references.map((each) => each.version).filter((each) => each !== version);
    const document = withEvidence(reference, `${base}reference/evidence.html`);
    await write(`openapi/${version}-with-evidence.json`, `${JSON.stringify(document)}\n`);
    await write(`reference/${version}.html`, referenceHtml(version, others));
  }
  const pages = await markdownPages(generated, base);
  for (const { file, content } of pages) await write(file, content);
  await write('llms.txt', llmsText(pages, summary, `${origin}${base}`));
}

async function copyDocuments(outDir: string): Promise<void> {
  for (const { version, openapi, arazzo } of documents) {
    for (const extension of ['json', 'yaml']) {
      await cp(
        path.join(root, `${openapi}.${extension}`),
        path.join(outDir, `openapi/${version}.${extension}`),
      );
    }
    await cp(path.join(root, arazzo), path.join(outDir, `arazzo/${version}.yaml`));
  }
}

/** The finished bundle alone, which names no file besides itself. */
async function copyScalar(outDir: string): Promise<void> {
  const folder = path.join(siteFolder, 'node_modules/@scalar/api-reference/dist/browser');
  const bundle = await readFile(path.join(folder, 'standalone.js'), 'utf8');
  const target = path.join(outDir, 'assets/scalar');
  await mkdir(target, { recursive: true });
  await writeFile(
    path.join(target, 'standalone.js'),
    bundle.replace(/\n\/\/# sourceMappingURL=\S+\s*$/, '\n'),
  );
}
