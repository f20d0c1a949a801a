import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { isLevel, type Level } from './change.js';
import { canonical, type JsonObject, list, member } from './json.js';

/** One change as `redocly diff` sees it. */
export interface RedoclyChange {
  /** The kind of node: `Schema`, `Operation`, … */
  readonly type: string;
  readonly kind: 'added' | 'removed' | 'modified';
  /** The field of a node that is modified. */
  readonly property: string | undefined;
  readonly impact: Level;
  /** The values of a field that is modified, before and after, as text in which the order of lists does not count. */
  readonly values: readonly [string, string];
  /** What its rules say, if any has something to say. */
  readonly messages: readonly string[];
  /** Where it stands in the older document. */
  readonly base: string | undefined;
  /** Where it stands in the newer document. */
  readonly revision: string | undefined;
}

const run = promisify(execFile);
const program = path.join(
  path.dirname(createRequire(import.meta.url).resolve('@redocly/cli/package.json')),
  'bin/cli.js',
);

/**
 * Lists the changes between two bundled documents with `redocly diff`. It is a program only; it runs in a folder of
 * its own, so that no configuration is found, and does not go to the network.
 */
export async function redoclyDiff(older: JsonObject, newer: JsonObject): Promise<RedoclyChange[]> {
  const folder = await mkdtemp(path.join(tmpdir(), 'acs-contracts-diff-'));
  try {
    await writeFile(path.join(folder, 'old.json'), JSON.stringify(older));
    await writeFile(path.join(folder, 'new.json'), JSON.stringify(newer));
    const args = [program, 'diff', 'old.json', 'new.json', '--format=json', '--fail-on=none'];
    const env = { ...process.env, REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' };
    const { stdout } = await run(process.execPath, args, { cwd: folder, env, maxBuffer: 64 * 1024 * 1024 });
    return list(member(JSON.parse(stdout), 'changes')).map(readChange);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function readChange(change: unknown): RedoclyChange {
  const impact = member(change, 'impact');
  const kind = member(change, 'kind');
  const property = member(change, 'property');
  return {
    type: String(member(change, 'typeName')),
    kind: kind === 'added' || kind === 'removed' ? kind : 'modified',
    property: typeof property === 'string' ? property : undefined,
    impact: isLevel(impact) ? impact : 'patch',
    values: [valueText(member(change, 'base')), valueText(member(change, 'revision'))],
    messages: list(member(change, 'verdicts')).map((verdict) => String(member(verdict, 'message'))),
    base: pointerOf(member(change, 'base')),
    revision: pointerOf(member(change, 'revision')),
  };
}

function pointerOf(side: unknown): string | undefined {
  const pointer = member(side, 'pointer');
  return typeof pointer === 'string' ? pointer : undefined;
}

function valueText(side: unknown): string {
  const value = member(side, 'value');
  return Array.isArray(value) ? value.map(canonical).sort().join() : canonical(value);
}
