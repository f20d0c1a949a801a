import type { Contract } from '../../contract.js';
import { withRoute } from '../../recorded-exchange.js';
import type { Entry } from '../entry.js';
import { groupBy } from '../group-by.js';
import { type Topic, topicOf } from './keys.js';

/** Exchanges that belong together, in the order in which they happened. */
export interface Thread {
  readonly entries: readonly Entry[];
  /**
   * True when it is not known what the service was asked for, or has answered, when something was changed: nothing can be
   * said then of what the exchanges show together.
   */
  readonly isUncertain: boolean;
}

interface Member extends Topic {
  readonly entry: Entry;
}

/**
 * Finds the exchanges that belong together: those that name the same operation, search or phone number, directly or by way
 * of others. The list of phone numbers shows what every change does, so that its pages belong to the changes only when all of
 * these belong together. What a recorder masked belongs to nothing.
 */
export function threadsOf(entries: readonly Entry[], contract: Contract): Thread[] {
  const origins = groupBy(entries, ({ exchange }) => exchange.request.url.origin);
  return origins.flatMap((ofOrigin) => threadsOfOrigin(ofOrigin, contract));
}

function threadsOfOrigin(entries: readonly Entry[], contract: Contract): Thread[] {
  const members = entries.map(
    (entry): Member => ({
      entry,
      ...topicOf(withRoute(entry.exchange, contract)),
    }),
  );
  const groups = groupsOf(members.filter(({ isList }) => !isList));
  const lists = members.filter(({ isList }) => isList);
  const changing = groups.filter((group) => group.some(mayHaveChanged));
  const [only, ...others] = changing;
  const joined =
    only === undefined
      ? [members.filter(({ keys, isList }) => isList || keys.length > 0)]
      : others.length === 0
        ? groups.map((group) => (group === only ? inOrder([...group, ...lists], members) : group))
        : [...groups, lists];
  return joined.filter((group) => group.length > 1).map(threadOf);
}

/** What was refused has changed nothing. */
function mayHaveChanged({ isChange, entry }: Member): boolean {
  const { status } = entry.exchange.response;
  return isChange && (status < 400 || status >= 500);
}

function threadOf(group: readonly Member[]): Thread {
  const isUncertain = group.some(
    ({ isChange, entry }) => isChange && !(entry.isAnswered && isRequestKnown(entry)),
  );
  return { isUncertain, entries: group.map(({ entry }) => entry).filter(isWholeAnswer) };
}

function isRequestKnown({ requestIsComplete, exchange }: Entry): boolean {
  return requestIsComplete || exchange.request.bytes.length > 0;
}

/** Answers of a cache say what was, and a reading without its body says nothing. */
function isWholeAnswer(entry: Entry): boolean {
  const { request, response } = entry.exchange;
  const isRead = request.method === 'GET' && response.status < 300;
  return entry.isAnswered && entry.isFromService && (!isRead || entry.responseBodyIsComplete);
}

/** The members that share a key, directly or by way of others. */
function groupsOf(members: readonly Member[]): Member[][] {
  const parents = new Map<string, string>();
  const rootOf = (key: string): string => {
    let root = key;
    for (let next = parents.get(root); next !== undefined; next = parents.get(root)) root = next;
    // Shortens the way for the next one.
    for (let at = key; at !== root; ) {
      const next = parents.get(at) ?? root;
      parents.set(at, root);
      at = next;
    }
    return root;
  };
  for (const { keys } of members) {
    const [first, ...others] = keys;
    for (const other of others) {
      const [root, joined] = [rootOf(first ?? other), rootOf(other)];
      if (root !== joined) parents.set(joined, root);
    }
  }
  const indexes = new Map(members.map((member, index) => [member, index]));
  return groupBy(members, (member) => {
    const [key] = member.keys;
    return key === undefined ? `alone ${indexes.get(member)}` : rootOf(key);
  });
}

function inOrder(group: readonly Member[], all: readonly Member[]): Member[] {
  const wanted = new Set(group);
  return all.filter((member) => wanted.has(member));
}
