import { versionPlots } from '../plots/api-versions.js';
import { benchmarkPlots } from '../plots/benchmarks.js';
import { reliabilityPlots } from '../plots/reliability.js';
import { strengthPlots } from '../plots/strength.js';
import { withSiteLinks } from './links.js';
import type { GeneratedPage } from './page.js';
import { blobUrl, readRepositoryFile } from './repository.js';
import { withNamedColumns } from './tables.js';

const sources = [
  {
    page: 'contract-strength',
    first: 'what',
    plots: strengthPlots,
    command: 'pnpm contract:strength --write',
  },
  { page: 'reliability', first: 'row', plots: reliabilityPlots, command: 'pnpm faults --write' },
  { page: 'benchmarks', first: 'measured', plots: benchmarkPlots, command: 'pnpm bench' },
  { page: 'api-versions', first: 'what', plots: versionPlots, command: 'pnpm spec diff' },
] as const;

/** Returns the pages of the proof: the reports of the repository, with plots of their tables before the first section. */
export function proofPages(): Promise<GeneratedPage[]> {
  return Promise.all(
    sources.map(async ({ page, first, plots, command }) => {
      const file = `docs/${page}.md`;
      const markdown = (await readRepositoryFile(file)).replaceAll(/<!--.*?-->\n*/gs, '');
      const [, title = '', rest = ''] = /^# (.*?)\n(.*)$/s.exec(markdown.trimStart()) ?? [];
      const [introduction = '', ...sections] = rest.trim().split(/\n(?=## )/);
      const source = `[\`${file}\`](${blobUrl}/${file})`;
      const origin = `This page is ${source}, which \`${command}\` writes; the plots are drawn from its tables.`;
      const body = [`# ${title}`, introduction, plots(markdown), ...sections, origin].join('\n\n');
      return { page, title, content: withSiteLinks(withNamedColumns(`${body}\n`, first, 'result'), file) };
    }),
  );
}
