import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type Installation, install } from '../installation.js';
import type { Subject } from '../subjects.js';
import { measureBundle } from './bundles.js';
import { measureImport } from './imports.js';
import { inTurn } from './in-turn.js';
import { measureTypes, type TypeSample } from './types.js';

/** The measurements of a client as its users install it. */
export interface SubjectResult {
  readonly subject: Subject;
  readonly installation: Installation;
  /** Minified and gzipped. */
  readonly bundledBytes: { readonly browser: number; readonly node: number };
  readonly importMilliseconds: readonly number[];
  readonly compilations: readonly TypeSample[];
}

/**
 * Installs all subjects, then imports and compiles them in turn, so that a disturbance of the machine affects all alike.
 * Leaves nothing behind.
 *
 * @param imports - the number of imports of each subject
 * @param compilations - the number of compilations of a program that uses it
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
      installed.map(async (item) => ({
        ...item,
        bundledBytes: {
          browser: await measureBundle(item.subject.bundle, item.installation.folder, 'browser'),
          node: await measureBundle(item.subject.bundle, item.installation.folder, 'node'),
        },
        importMilliseconds: importMilliseconds.get(item) ?? [],
        compilations: typeSamples.get(item) ?? [],
      })),
    );
  } finally {
    await rm(workshop, { recursive: true, force: true });
  }
}
