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

function levelOf({ type, property, impact, values }: RedoclyChange): Level {
  // A default is what holds for whoever leaves a value out; deprecation asks users to act.
  if (property === 'deprecated' || property === 'default') return 'minor';
  // An enum whose new values break nobody is one that may grow.
  if (property === 'enum') return values[0] === values[1] ? 'patch' : 'minor';
  // What was not compared above.
  return /^(Callback|Link|Webhook)/.test(type) ? (impact === 'patch' ? 'patch' : 'minor') : 'patch';
}

function reasonOf({ type, property, kind, messages }: RedoclyChange): string {
  const node = type.replaceAll(/(?<=[a-z])(?=[A-Z])/g, ' ').toLowerCase();
  const verb = { added: 'is new', removed: 'is gone', modified: 'has changed' }[kind];
  const what = property === undefined ? `${node}: it ${verb}` : `${node}: its \`${property}\` ${verb}`;
  if (messages.length === 0) return `${what}; concerns readers`;
  return `${what}; redocly says "${messages.join(' ')}", and nothing was found that this breaks`;
}
