import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { copyWorkTree, installCopy } from '@acs-contracts/commands/work-tree-copy';
import { describeMachine } from '../machine.js';
import { measureBuilds } from './builds.js';
import { measureGeneration } from './generation.js';
import { renderPipeline } from './pipeline-report.js';

/** Measures builds in a copy of the repository and the generation of the types, and prints the report. */
export async function measurePipeline(): Promise<void> {
  const machine = describeMachine();
  const temporary = await mkdtemp(path.join(tmpdir(), 'acs-contracts-bench-'));
  try {
    console.error('copying and installing …');
    const copy = path.join(temporary, 'repository');
    await copyWorkTree(fileURLToPath(new URL('../../../', import.meta.url)), copy);
    await installCopy(copy);
    console.error('building …');
    const builds = await measureBuilds(copy, 3);
    console.error('generating …');
    console.log(renderPipeline(machine, builds, await measureGeneration(31)));
  } finally {
    await rm(temporary, { recursive: true, force: true });
  }
}
