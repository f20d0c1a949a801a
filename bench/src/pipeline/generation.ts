import { readFile } from 'node:fs/promises';
import { performance } from 'node:perf_hooks';
import { run } from '@acs-contracts/commands/run-program';
import { renderTypes } from '@acs-contracts/openapi-tools/render-types';
import openapiTS, { astToString } from 'openapi-typescript';

const root = new URL('../../../', import.meta.url);

/** Milliseconds of making the types from the bundled document, side by side. */
export interface GenerationSamples {
  /** openapi-typescript by itself, in this process. */
  readonly library: number[];
  /** Ours, which calls it, in this process. */
  readonly ours: number[];
  /** The command of openapi-typescript, which starts a process and reads and writes files. */
  readonly command: number[];
}

/** Measures the generation of the types, after one round that counts for nothing. */
export async function measureGeneration(rounds: number): Promise<GenerationSamples> {
  const text = await readFile(new URL('spec/generated/openapi.json', root), 'utf8');
  const samples: GenerationSamples = { library: [], ours: [], command: [] };
  for (let round = -1; round < rounds; round += 1) {
    // Each gets a document of its own: neither leaves it as it was.
    const [forLibrary, forOurs] = [JSON.parse(text), JSON.parse(text)];
    const library = await milliseconds(async () =>
      astToString(await openapiTS(forLibrary, { silent: true })),
    );
    const ours = await milliseconds(() => renderTypes(forOurs));
    if (round < 0) continue;
    samples.library.push(library);
    samples.ours.push(ours);
  }
  const cli = new URL('bin/cli.js', import.meta.resolve('openapi-typescript/package.json')).pathname;
  for (let round = 0; round < Math.min(rounds, 7); round += 1) {
    const command = [process.execPath, cli, 'spec/generated/openapi.json'];
    samples.command.push(await milliseconds(() => run(new URL(root).pathname, command)));
  }
  return samples;
}

async function milliseconds(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}
