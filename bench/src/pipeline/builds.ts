import { appendFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { performance } from 'node:perf_hooks';
import { run } from '@acs-contracts/commands/run-program';
import { turbo, turboEnvironment } from '@acs-contracts/commands/turbo';

/** Milliseconds that `turbo run build` took in each round. */
export interface BuildSamples {
  /** With an empty cache. */
  readonly cold: number[];
  readonly nothing: number[];
  /** After one more byte in the client's README. */
  readonly readme: number[];
  /** After one more byte in a YAML file of the contract. */
  readonly yaml: number[];
}

/** Measures builds of a copy of the repository, whose files it changes, with a cache of its own. */
export async function measureBuilds(copy: string, rounds: number): Promise<BuildSamples> {
  const cache = path.join(copy, '.bench-cache');
  const build = async () => {
    const started = performance.now();
    const quiet = ['--output-logs=errors-only', `--cache-dir=${cache}`];
    await run(copy, [...turbo, 'run', 'build', ...quiet], turboEnvironment);
    return performance.now() - started;
  };
  const buildAfterByteIn = async (file: string) => {
    await appendFile(path.join(copy, file), '\n');
    return build();
  };
  const samples: BuildSamples = { cold: [], nothing: [], readme: [], yaml: [] };
  for (let round = 0; round < rounds; round += 1) {
    await rm(cache, { recursive: true, force: true });
    samples.cold.push(await build());
    samples.nothing.push(await build());
    samples.readme.push(await buildAfterByteIn('packages/phone-numbers-client/README.md'));
    samples.yaml.push(await buildAfterByteIn('spec/phone-numbers/2021-03-07/openapi.yaml'));
  }
  return samples;
}
