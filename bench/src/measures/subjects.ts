import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type Installation, install } from '../installation.js';
import type { Subject } from '../subjects.js';
import { measureBundle } from './bundles.js';
import { measureImport } from './imports.js';
import { measureTypes, type TypeSample } from './types.js';

/** What was measured of a client as its users get it. */
export interface SubjectResult {
  readonly subject: Subject;
  readonly installation: Installation;
  /** Minified and gzipped. */
  readonly bundledBytes: { readonly browser: number; readonly node: number };
  readonly importMilliseconds: readonly number[];
  readonly compilations: readonly TypeSample[];
}

/**
 * Installs all subjects, then imports and compiles them in turn, so that a disturbance of the machine meets all alike.
 * Leaves nothing behind.
 *
 * @param imports - how often each is imported
 * @param compilations - how often a program that uses it is compiled
 */
export async function measureSubjects(
  subjects: readonly Subject[],
  { imports, compilations }: { readonly imports: number; readonly compilations: number },
): Promise<SubjectResult[]> {
  const workshop = await mkdtemp(path.join(tmpdir(), 'acs-contracts-bench-'));
  try {
    const installed = [];
    for (const [index, subject] of subjects.entries()) {
      const installation = await install(subject.install, path.join(workshop, String(index)));
      installed.push({ subject, installation });
    }
    const importMilliseconds = await inTurn(installed, imports, ({ subject, installation }) =>
      measureImport(subject.module, installation.folder),
    );
    const typeSamples = await inTurn(installed, compilations, ({ subject, installation }) =>
      measureTypes(subject.program, installation.folder),
    );
    return await Promise.all(
      installed.map(async ({ subject, installation }, index) => ({
        subject,
        installation,
        bundledBytes: {
          browser: await measureBundle(subject.bundle, installation.folder, 'browser'),
          node: await measureBundle(subject.bundle, installation.folder, 'node'),
        },
        importMilliseconds: importMilliseconds[index] ?? [],
        compilations: typeSamples[index] ?? [],
      })),
    );
  } finally {
    await rm(workshop, { recursive: true, force: true });
  }
}

/** Measures each item, so many times round; the samples of the item at an index are at the same index. */
async function inTurn<Item, Sample>(
  items: readonly Item[],
  times: number,
  measure: (item: Item) => Promise<Sample>,
): Promise<Sample[][]> {
  const samples: Sample[][] = items.map(() => []);
  for (let time = 0; time < times; time++) {
    for (const [index, item] of items.entries()) samples[index]?.push(await measure(item));
  }
  return samples;
}
