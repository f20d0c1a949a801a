import { ratios, summarize } from '../statistics.js';
import type { BuildSamples } from './builds.js';
import type { GenerationSamples } from './generation.js';

/** The report of `pnpm bench pipeline`: medians, ratios, and whether the goals are met. */
export function renderPipeline(machine: string, builds: BuildSamples, generation: GenerationSamples): string {
  const nothing = share(builds.nothing, builds.cold);
  const readme = share(builds.readme, builds.nothing);
  const ours = share(generation.ours, generation.library);
  return `machine: ${machine}
medians of ${builds.cold.length} rounds of builds and ${generation.ours.length} of generations; ratios pair by pair

build                         ms    of cold
  cold                  ${time(builds.cold)}
  one YAML byte         ${time(builds.yaml)}    ${percent(share(builds.yaml, builds.cold))}
  one README byte       ${time(builds.readme)}    ${percent(share(builds.readme, builds.cold))}
  nothing               ${time(builds.nothing)}    ${percent(nothing)}

types                         ms    of library
  openapi-typescript    ${time(generation.library)}
  ours                  ${time(generation.ours)}    ${percent(ours)}
  its command, process  ${time(generation.command)}

goals
  nothing changed at most 5 % of cold          ${percent(nothing)}  ${verdict(nothing <= 0.05)}
  README byte as nothing (within 25 %)         ${percent(readme)}  ${verdict(readme <= 1.25)}
  generation at most 110 % of the library      ${percent(ours)}  ${verdict(ours <= 1.1)}`;
}

function share(samples: readonly number[], yardstick: readonly number[]): number {
  return summarize(ratios(samples, yardstick)).median;
}

function time(samples: readonly number[]): string {
  return summarize(samples).median.toFixed(0).padStart(8);
}

function percent(ratio: number): string {
  return `${(ratio * 100).toFixed(1).padStart(6)} %`;
}

function verdict(met: boolean): string {
  return met ? 'met' : 'MISSED';
}
