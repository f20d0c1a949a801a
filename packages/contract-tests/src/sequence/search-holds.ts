import { type Finding, finding } from '../finding.js';
import { instantOf } from '../instant.js';
import { ownPart } from '../operation-kinds.js';
import { listMember, textMember } from '../rules/members.js';
import { changesOf } from './changes.js';
import { foundBy } from './found-as-asked.js';
import { digits, readOwnership } from './ownership.js';
import { isSearchResult, type OperationRun, type Sequence, type Step } from './sequence.js';
import type { SequenceRule } from './sequence-rule.js';

/**
 * A search holds phone numbers that nobody owns and no other search holds, until a time that does not move and leaves enough
 * time to purchase: sixteen minutes were recorded. What is purchased is held no longer.
 */
export const searchHolds: SequenceRule = {
  name: 'search-holds',
  evidence: 'search-holds',
  check: (sequence) => {
    const searches = sequence.runs.flatMap((run) => {
      const result = foundBy(run, sequence);
      const purchase = purchasedAt(ownPart(run.id), sequence);
      return result === undefined ? [] : [{ run, result, purchase }];
    });
    return [
      ...searches.flatMap((search) => [...checkNobodys(search, sequence), ...checkTime(search)]),
      ...searches.flatMap((search, index) => checkAlone(search, searches.slice(0, index))),
      ...checkStays(sequence),
    ];
  },
};

/** A search that has found something, and its result as it was first read. */
interface OpenSearch {
  readonly run: OperationRun;
  readonly result: Step;
  /** The place of its purchase, as {@link purchasedAt} returns it. */
  readonly purchase: number;
}

/** The place at which the purchase of a search was accepted; infinite for a search that was not purchased. */
function purchasedAt(searchId: string | undefined, { runs }: Sequence): number {
  const purchase = runs.find(({ id }) => id === `purchase_${searchId}`);
  return purchase?.accepted?.index ?? Number.POSITIVE_INFINITY;
}

const numbersIn = ({ response }: Step): string[] =>
  listMember(response.body, 'phoneNumbers').map((number) =>
    typeof number === 'string' ? digits(number) : '',
  );

function checkNobodys({ result, purchase }: OpenSearch, sequence: Sequence): Finding[] {
  if (purchase < result.index) return [];
  const { read, list } = readOwnership(sequence.steps.slice(0, result.index));
  const released = changesOf(sequence).filter(
    ({ kind, start }) => kind === 'release' && start.index < result.index,
  );
  return numbersIn(result).flatMap((number, index) => {
    const isOwned = read.get(number)?.found ?? list?.numbers.has(number) ?? false;
    if (!isOwned || released.some((release) => release.number === number)) return [];
    const expected = 'a number that nobody owns';
    const actual = `+${number}, which the resource has`;
    return [finding(searchHolds, `body#/phoneNumbers/${index}`, expected, actual, result.index)];
  });
}

/** Another search that still holds, or a purchase that has begun, leaves its numbers to nobody else. */
function checkAlone({ result }: OpenSearch, before: readonly OpenSearch[]): Finding[] {
  const now = instantOf(result.response.header('date'));
  const open = before.filter(({ run, result: other, purchase }) => {
    const isHeld = instantOf(textMember(other.response.body, 'searchExpiresBy')) > now;
    return isHeld && purchase > result.index && run.canceled === undefined;
  });
  return numbersIn(result).flatMap((number, index) => {
    const other = open.find((search) => numbersIn(search.result).includes(number));
    if (other === undefined) return [];
    const expected = 'a number that no other search holds';
    const actual = `+${number}, which ${other.run.id} holds`;
    return [finding(searchHolds, `body#/phoneNumbers/${index}`, expected, actual, result.index)];
  });
}

/** Less is not enough to purchase, whatever the clocks of a service differ by. */
const shortestHoldMs = 5 * 60_000;

function checkTime({ run, result }: OpenSearch): Finding[] {
  const until = textMember(result.response.body, 'searchExpiresBy');
  const created = run.reads
    .map(({ response }) => textMember(response.body, 'createdDateTime'))
    .find((time) => time);
  if (!(instantOf(until) - instantOf(created) < shortestHoldMs)) return [];
  const expected = `a time at least ${shortestHoldMs / 60_000} minutes after ${created}, when the search was made`;
  return [finding(searchHolds, 'body#/searchExpiresBy', expected, until, result.index)];
}

/** By how much one instant may differ from reading to reading, in milliseconds: some write it in seconds. */
export function roundingOf(instant: string | undefined): number {
  return instant !== undefined && /\.\d/.test(instant) ? 10 : 1000;
}

function checkStays(sequence: Sequence): Finding[] {
  const first = new Map<string | undefined, string>();
  return sequence.steps.flatMap((step) => {
    const { body } = step.response;
    const searchId = textMember(body, 'searchId')?.toLowerCase();
    const until = textMember(body, 'searchExpiresBy');
    if (!isSearchResult(step) || until === undefined) return [];
    if (!isHolding(searchId, step, sequence)) return [];
    const before = first.get(searchId) ?? until;
    first.set(searchId, before);
    if (!(Math.abs(Date.parse(until) - Date.parse(before)) > Math.max(roundingOf(until), roundingOf(before))))
      return [];
    return [finding(searchHolds, 'body#/searchExpiresBy', `${before}, as before`, until, step.index)];
  });
}

/** Whether a search has ended by a step and was not purchased before it, as far as the sequence shows it. */
function isHolding(searchId: string | undefined, { index }: Step, sequence: Sequence): boolean {
  const search = sequence.runs.find(({ id }) => id === `search_${searchId}`);
  const from = search === undefined ? 0 : (foundBy(search, sequence)?.index ?? Number.POSITIVE_INFINITY);
  return from <= index && index < purchasedAt(searchId, sequence);
}
