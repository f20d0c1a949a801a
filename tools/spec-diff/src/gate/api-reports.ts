import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Level } from '../change.js';
import { git } from '../document/git.js';

/** How the exports of a package changed, by its API reports. */
export interface ExportChange {
  /** The package: `@acs-contracts/phone-numbers-client`. */
  readonly name: string;
  /** Major if an export is gone; otherwise minor. Whether another signature breaks anyone is for a person to say. */
  readonly level: Level;
  /** What changed, in a few words: `gone: PurchaseOptions; changed: Clock`. */
  readonly what: string;
}

/** The folder of the API reports, from the root of the repository. */
const folder = 'docs/api';

/** Compares the API reports (`docs/api`) of a work tree with those of a commit. */
export async function compareApiReports(root: string, base: string): Promise<ExportChange[]> {
  const older = (await git(root, 'ls-tree', '--name-only', base, '--', `${folder}/`))
    .split('\n')
    .filter(Boolean);
  const newer = await readdir(path.join(root, folder)).catch((): string[] => []);
  const names = [...new Set([...older.map((file) => path.posix.basename(file)), ...newer])].sort();
  const changes = names.map(async (name) => {
    const file = `${folder}/${name}`;
    const before = older.includes(file) ? await git(root, 'show', `${base}:${file}`) : '';
    const after = newer.includes(name) ? await readFile(path.join(root, file), 'utf8') : '';
    return compareReports(before, after);
  });
  return (await Promise.all(changes)).filter((change) => change !== undefined);
}

/** Compares two API reports of one entry; an empty one stands for an entry that is not there. */
export function compareReports(before: string, after: string): ExportChange | undefined {
  const older = declarationsOf(before);
  const newer = declarationsOf(after);
  const gone = [...older.keys()].filter((name) => !newer.has(name));
  const added = [...newer.keys()].filter((name) => !older.has(name));
  const changed = [...older]
    .filter(([name, text]) => newer.has(name) && newer.get(name) !== text)
    .map(([name]) => name);
  const parts = Object.entries({ gone, changed, new: added }).filter(([, names]) => names.length > 0);
  if (parts.length === 0) return undefined;
  return {
    name: /^## API Report File for "(.+)"$/m.exec(before || after)?.[1] ?? 'a package without a name',
    level: gone.length > 0 ? 'major' : 'minor',
    what: parts.map(([kind, names]) => `${kind}: ${names.join(', ')}`).join('; '),
  };
}

/** The text of each declaration of a report that is exported, by its name. Overloads are joined. */
function declarationsOf(report: string): Map<string, string> {
  const declarations = new Map<string, string>();
  for (const part of report.split(/^\/\/ @(?:public|beta|alpha|internal).*$/m).slice(1)) {
    const text = part
      .replace(/\/\/ \(No @packageDocumentation[\s\S]*$/, '')
      .replace(/```\s*$/, '')
      .trim();
    const name =
      /^export (?:declare )?(?:abstract )?(?:\w+ )*?(?:class|interface|type|const|function|enum|let|var|namespace) ([\w$]+)/.exec(
        text,
      )?.[1];
    if (name !== undefined) declarations.set(name, `${declarations.get(name) ?? ''}${text}`);
  }
  return declarations;
}
