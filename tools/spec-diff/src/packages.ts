import { type Change, highest, type Level } from './change.js';
import { isWithin } from './document/pointer.js';

/** The schemas that `@acs-contracts/communication-error-types` has. */
const errorSchemas = ['CommunicationError', 'CommunicationErrorResponse'].map(
  (name) => `#/components/schemas/${name}`,
);

/** What a package has of the contract, and with it the changes that its users notice. */
const concerns: Readonly<Record<string, (change: Change, isSameText: boolean) => boolean>> = {
  // The document itself: every change is one of it.
  '@acs-contracts/spec': () => true,
  '@acs-contracts/communication-error-types': (change, isSameText) =>
    !isSameText && isOfTypes(change) && errorSchemas.some((schema) => isWithin(change.where, schema)),
  '@acs-contracts/phone-numbers-types': (change, isSameText) => !isSameText && isOfTypes(change),
  // It sends and reads what the contract says, and its users see the types.
  '@acs-contracts/phone-numbers-client': ({ level }) => level !== 'patch',
  // They hold traffic against the contract, or play the service.
  '@acs-contracts/contract-tests': ({ axis, level }) => axis === 'wire' && level !== 'patch',
};

function isOfTypes({ axis, level }: Change): boolean {
  return axis === 'types' || level === 'patch';
}

/** How far the version of each package has to move: those that do not move are left out. */
export function packageLevels(changes: readonly Change[], isSameText: boolean): Record<string, Level> {
  const levels = Object.keys(concerns).map((name): [string, Level] => [
    name,
    highest(changesOf(name, changes, isSameText).map(({ level }) => level)),
  ]);
  return Object.fromEntries(levels.filter(([, level]) => level !== 'none'));
}

/** The changes that the users of a package notice. */
export function changesOf(name: string, changes: readonly Change[], isSameText = false): Change[] {
  return changes.filter((change) => concerns[name]?.(change, isSameText) === true);
}
