import { expect, it } from 'vitest';
import { renderPipeline } from '../src/pipeline/pipeline-report.js';

const builds = {
  cold: [1000, 2000, 4000],
  nothing: [40, 80, 160],
  readme: [40, 80, 160],
  yaml: [900, 1800, 3600],
};
const generation = { library: [100, 50], ours: [105, 52.5], command: [900] };

it('names medians and ratios, and the goals that are met', () => {
  const report = renderPipeline('a machine', builds, generation);
  expect(report).toMatch(/cold +2000\n/);
  expect(report).toMatch(/one YAML byte +1800 +90\.0 %/);
  expect(report).toMatch(/nothing changed at most 5 % of cold +4\.0 % {2}met/);
  expect(report).toMatch(/generation at most 110 % of the library +105\.0 % {2}met/);
  expect(report).not.toContain('MISSED');
});

it('says which goals are missed', () => {
  const slow = { ...builds, nothing: [60, 120, 240], readme: [900, 900, 900] };
  const report = renderPipeline('a machine', slow, { ...generation, ours: [200, 100] });
  expect(report.match(/MISSED/g)).toHaveLength(3);
});
