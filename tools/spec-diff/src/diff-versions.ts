import { type Change, changeId, highest } from './change.js';
import { type Diff, diffDocuments } from './diff.js';
import type { Versions } from './document/versions.js';
import type { JsonObject } from './json.js';
import { changesByPackage, packageLevels } from './packages.js';

/**
 * Compares every api-version of the contract with the same one before. An api-version that is new is a minor change, one
 * that is gone a major one. Each change names its api-version.
 */
export async function diffVersions(older: Versions, newer: Versions): Promise<Diff> {
  const names = [...new Set([...older.keys(), ...newer.keys()])].sort();
  const diffs: Diff[] = [];
  for (const name of names) diffs.push(await diffVersion(name, older.get(name), newer.get(name)));
  const changes = (['major', 'minor', 'patch', 'none'] as const).flatMap((level) =>
    diffs.flatMap((diff) => diff.changes.filter((change) => change.level === level)),
  );
  const leftOut = [...new Set(diffs.flatMap((diff) => diff.leftOut ?? []))];
  return {
    ...(leftOut.length > 0 && { leftOut }),
    level: highest(diffs.map(({ level }) => level)),
    packages: highestByPackage(diffs),
    changes,
  };
}

async function diffVersion(
  apiVersion: string,
  older: JsonObject | undefined,
  newer: JsonObject | undefined,
): Promise<Diff> {
  if (older !== undefined && newer !== undefined) {
    const diff = await diffDocuments(older, newer, { apiVersion });
    return { ...diff, changes: diff.changes.map((change) => ({ ...change, apiVersion })) };
  }
  const change = older === undefined ? added(apiVersion) : removed(apiVersion);
  return {
    level: change.level,
    packages: packageLevels(changesByPackage([change], false)),
    changes: [change],
  };
}

function added(apiVersion: string): Change {
  return {
    id: changeId('api-version-added', apiVersion),
    axis: 'types',
    level: 'minor',
    where: '#/info/version',
    apiVersion,
    reason: `the api-version ${apiVersion} is new; concerns code that uses it`,
    witness: null,
  };
}

function removed(apiVersion: string): Change {
  return {
    id: changeId('api-version-removed', apiVersion),
    axis: 'types',
    level: 'major',
    where: '#/info/version',
    apiVersion,
    reason: `the api-version ${apiVersion} is gone; concerns everybody who uses it`,
    witness: {
      kind: 'exchange',
      conformsTo: 'old',
      breaks: 'new',
      text: `GET https://resourcename.communication.azure.com/phoneNumbers?api-version=${apiVersion}`,
      because: 'there is no contract of this api-version any more',
    },
  };
}

function highestByPackage(diffs: readonly Diff[]): Diff['packages'] {
  const names = [...new Set(diffs.flatMap(({ packages }) => Object.keys(packages)))];
  return Object.fromEntries(
    names.map((name) => [name, highest(diffs.map(({ packages }) => packages[name] ?? 'none'))]),
  );
}
