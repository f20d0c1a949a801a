import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { checkTraffic } from '../../src/traffic/check-traffic.js';
import type { TrafficReport } from '../../src/traffic/report.js';

/** Checks files with these contents, by their names, in a folder of their own. */
export async function check(
  files: Readonly<Record<string, unknown>>,
  options: { readonly origin?: string } = {},
): Promise<TrafficReport> {
  const folder = await mkdtemp(path.join(tmpdir(), 'acs-contracts-traffic-'));
  try {
    const named = Object.entries(files).map(([name, content]) => ({
      path: path.join(folder, name),
      content:
        typeof content === 'string' || content instanceof Uint8Array ? content : JSON.stringify(content),
    }));
    for (const file of named) await writeFile(file.path, file.content);
    return await checkTraffic({
      files: named.map((file) => ({ path: file.path, isNamed: true })),
      problems: [],
      ...options,
    });
  } finally {
    await rm(folder, { recursive: true });
  }
}
