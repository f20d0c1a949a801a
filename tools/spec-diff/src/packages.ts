import { existsSync } from 'node:fs';
import path from 'node:path';
import { repositoryRoot } from '@acs-contracts/openapi-tools/targets';
import { type Change, highest, type Level } from './change.js';
import { isWithin } from './document/pointer.js';
import { type JsonObject, member } from './json.js';

/** The schemas that `@acs-contracts/communication-error-types` has. */
const errorSchemas = ['CommunicationError', 'CommunicationErrorResponse'].map(
  (name) => `#/components/schemas/${name}`,
);

/** What a package has of the contract: the changes that its users notice. */
interface Concern {
  /** The package's folder in `packages/`; `spec` is the contract's own. */
  readonly folder: string;
  readonly isConcerned: (change: Change, isSameText: boolean) => boolean;
}

const concerns: readonly Concern[] = [
  // The document itself: every change is one of it.
  { folder: 'spec', isConcerned: () => true },
  {
    folder: 'communication-error-types',
    isConcerned: (change, isSameText) =>
      isOfTypes(change, isSameText) && errorSchemas.some((schema) => isWithin(change.where, schema)),
  },
  { folder: 'phone-numbers-types', isConcerned: isOfTypes },
  // It sends and reads what the contract says, and its users see the types.
  { folder: 'phone-numbers-client', isConcerned: ({ level }) => level !== 'patch' },
  // These hold traffic against the contract, or play the service.
  { folder: 'contract-tests', isConcerned: isOfTraffic },
  { folder: 'phone-numbers-emulator', isConcerned: isOfTraffic },
];

function isOfTypes({ axis, level }: Change, isSameText: boolean): boolean {
  return !isSameText && (axis === 'types' || level === 'patch');
}

function isOfTraffic({ axis, level }: Change): boolean {
  return axis === 'wire' && level !== 'patch';
}

/** Tells whether a document describes the API that the packages are about, by any hand and of any version. */
export function isOwnApi(document: JsonObject): boolean {
  return member(document['paths'], '/availablePhoneNumbers/:purchase') !== undefined;
}

/** The changes that the users of each package notice, for the packages that have any. */
export function changesByPackage(
  changes: readonly Change[],
  isSameText: boolean,
): [name: string, Change[]][] {
  return concerns
    .filter(({ folder }) => folder === 'spec' || existsSync(path.join(repositoryRoot, 'packages', folder)))
    .map(({ folder, isConcerned }): [string, Change[]] => [
      `@acs-contracts/${folder}`,
      changes.filter((change) => isConcerned(change, isSameText)),
    ])
    .filter(([, noticed]) => noticed.length > 0);
}

/** How far the version of each package has to move. */
export function packageLevels(noticed: readonly [name: string, Change[]][]): Record<string, Level> {
  return Object.fromEntries(
    noticed.map(([name, changes]) => [name, highest(changes.map(({ level }) => level))]),
  );
}
