import { type Change, changeId, type Level } from './change.js';
import { isWithin } from './document/pointer.js';
import type { RedoclyChange } from './redocly.js';

/**
 * What `redocly diff` found, as far as our own comparison has not said more about it. Its levels count only as far as
 * there is a proof: what it rates major, and no call or snippet showed, is not major.
 */
export function remainingFacts(found: readonly RedoclyChange[], known: readonly Change[]): Change[] {
  return found
    .filter((fact) => !known.some(({ where }) => isCovered(fact, where)))
    .map((fact) => {
      const where = fact.revision ?? fact.base ?? '#';
      return {
        id: changeId(`${fact.type}-${fact.property ?? fact.kind}`.toLowerCase(), where),
        axis: 'types',
        level: levelOf(fact),
        where,
        reason: reasonOf(fact),
        witness: null,
      };
    });
}

function isCovered({ base, revision, type, property, kind }: RedoclyChange, where: string): boolean {
  const places = [base, revision].filter((pointer) => pointer !== undefined);
  if (places.includes(where)) return true;
  if (isText(property) && kind === 'modified') return false;
  return type !== 'Operation' && places.some((place) => isWithin(where, place) || isWithin(place, where));
}

/** What people read and no program acts on. */
function isText(property: string | undefined): boolean {
  return ['description', 'summary', 'title', 'example', 'examples', 'tags', 'deprecated'].includes(
    property ?? '',
  );
}

function levelOf({ type, property, kind, impact }: RedoclyChange): Level {
  if (property === 'deprecated') return 'minor';
  // An enum whose new values break nobody is one that others may be added to.
  if (property === 'enum') return 'minor';
  // Every schema in use was compared by its values: what is left is another way to write the same.
  if (type.startsWith('Schema')) return 'patch';
  if (kind === 'modified' && impact !== 'major') return 'patch';
  return impact === 'patch' ? 'patch' : 'minor';
}

function reasonOf({ type, property, kind, messages }: RedoclyChange): string {
  if (messages.length > 0) return `${messages.join(' ')} No call and no code was found that this breaks`;
  const what = property === undefined ? type : `${property} of ${type}`;
  return `${what}: ${kind}`;
}
