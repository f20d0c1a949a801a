import { createHash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { type Change, type Level, versionPrefix } from '../change.js';
import type { Diff } from '../diff.js';
import { changesByPackage } from '../packages.js';
import { visible } from './visible.js';

/** A file of `.changeset/`. */
export interface Changeset {
  /** `<what>-<hash>.md`; the same comparison gives the same names. */
  readonly file: string;
  readonly text: string;
}

/** As many changes are written out in a changeset; it is a text for users, who find the rest in the contract. */
const maxLines = 12;

/** A changeset for each package that moves. */
export function changesetsFor(diff: Diff): Changeset[] {
  const noticed = new Map(changesByPackage(diff.changes, false));
  return Object.entries(diff.packages).map(([name, level]) => {
    const changes = noticed.get(name) ?? [];
    const text = `---\n"${name}": ${level}\n---\n\n${describe(level, changes)}\n`;
    const hash = createHash('sha256').update(text).digest('hex').slice(0, 8);
    return { file: `contract-${name.replace(/^@[^/]*\//, '')}-${hash}.md`, text };
  });
}

/** Writes changesets into `.changeset/` of a repository and gives their paths, relative to it. */
export async function writeChangesets(root: string, changesets: readonly Changeset[]): Promise<string[]> {
  await mkdir(path.join(root, '.changeset'), { recursive: true });
  return Promise.all(
    changesets.map(async ({ file, text }) => {
      await writeFile(path.join(root, '.changeset', file), text);
      return path.posix.join('.changeset', file);
    }),
  );
}

const headings: Readonly<Record<Level, string>> = {
  major: 'The contract has changed in a way that breaks peers or code:',
  minor: 'The contract has more to offer; what worked goes on working:',
  patch: 'The contract is worded anew, and means the same:',
  none: '',
};

function describe(level: Level, changes: readonly Change[]): string {
  const lines = changes.map((change) => `- ${wordForUsers(change)}`);
  const shown = [...new Set(lines)];
  const more = shown.length - maxLines;
  return [headings[level], '', ...shown.slice(0, maxLines), ...(more > 0 ? [`- and ${more} more`] : [])].join(
    '\n',
  );
}

/** What a user reads of a change: what happened, with the proof's own words where something breaks. */
function wordForUsers(change: Change): string {
  const { reason, level, undecided } = change;
  const [words = reason] = visible(reason).split('; ');
  const what = `${versionPrefix(change)}${words}`;
  if (undecided !== undefined) return `${what}; whether this breaks anybody is not known.`;
  return level === 'major' ? `**Breaking:** ${what}.` : `${what}.`;
}
