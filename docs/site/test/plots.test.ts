import { expect, it } from 'vitest';
import { readRepositoryFile } from '../src/build/repository.js';
import { versionPlots } from '../src/plots/api-versions.js';
import { bars } from '../src/plots/bars.js';
import { benchmarkPlots } from '../src/plots/benchmarks.js';
import { reliabilityPlots } from '../src/plots/reliability.js';
import { squares } from '../src/plots/squares.js';
import { strengthPlots } from '../src/plots/strength.js';
import { figure } from '../src/plots/svg.js';

it('draws bars to scale, and says their values to those who do not see them', () => {
  const list = [
    { label: 'ours', value: 100, shown: '100 %', isOurs: true },
    { label: 'theirs', value: 50, shown: '50 %', isOurs: false },
  ];
  const plot = bars('Share', list, { largest: 100 });
  expect(
    [...plot.content.matchAll(/width="([\d.]+)" height="14" class="(\w+)"/g)].map(([, width, name]) => [
      width,
      name,
    ]),
  ).toEqual([
    ['278', 'ours'],
    ['139', 'other'],
  ]);
  expect(plot.label).toBe('Share: ours 100 %; theirs 50 %.');
});

it('draws a square for each thing, and counts those that were passed', () => {
  const plot = squares('Rows', [{ label: 'client', passed: [true, false, true] }]);
  expect([...plot.content.matchAll(/class="(ours|missed)"/g)].map(([, name]) => name)).toEqual([
    'ours',
    'missed',
    'ours',
  ]);
  expect(plot.label).toBe('Rows: client 2 of 3.');
});

it('escapes what stands in a plot and in its caption', () => {
  const plot = bars('A "b"', [{ label: '<c>', value: 1, shown: '1 & 2', isOurs: true }]);
  const html = figure(plot, 'x < y');
  expect(html).toContain('aria-label="A &quot;b&quot;: &lt;c&gt; 1 &amp; 2."');
  expect(html).toContain('<figcaption>x &lt; y</figcaption>');
});

const report = (name: string) => readRepositoryFile(`docs/${name}.md`);
const label = (html: string) => [...html.matchAll(/aria-label="([^"]+)"/g)].map(([, text = '']) => text);

it('shows the numbers of the report of the contract strength', async () => {
  const markdown = await report('contract-strength');
  const [all = '', kinds = ''] = label(strengthPlots(markdown));
  const [, total = ''] = /^\| \*\*all\*\* \|(.*)$/m.exec(markdown) ?? [];
  const shares = total.match(/[\d.]+ %/g) ?? [];
  expect(shares).toHaveLength(4);
  for (const share of shares) expect(all).toContain(share.replace('.0 %', ' %'));
  expect(kinds).toContain('life cycle: Prism 0 %');
});

it('shows as many rows of the fault matrix as the report counts', async () => {
  const markdown = await report('reliability');
  const counts = [...markdown.matchAll(/^\| `[^`]+` \| [\d.]+ \| (\d+ of \d+) /gm)].map(
    ([, count = '']) => count,
  );
  expect(counts).toHaveLength(3);
  const [text = ''] = label(reliabilityPlots(markdown));
  expect(text.match(/\d+ of \d+/g)).toEqual(counts);
});

it('shows a bar for each row of the benchmarks', async () => {
  const labels = label(benchmarkPlots(await report('benchmarks')));
  expect(labels).toHaveLength(4);
  for (const text of labels) expect(text).toMatch(/phone-numbers-client [×\d]/);
  expect(labels.join()).not.toContain('NaN');
});

it('counts the changes between the api-versions', async () => {
  const markdown = await report('api-versions');
  const [text = ''] = label(versionPlots(markdown));
  const counts = (text.match(/ \d+(?=[;.])/g) ?? []).map(Number);
  expect(counts.reduce((sum, count) => sum + count, 0)).toBe(markdown.match(/^### /gm)?.length);
});
