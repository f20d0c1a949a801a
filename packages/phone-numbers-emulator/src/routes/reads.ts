import { json } from '../content.js';
import type { OwnedNumber } from '../holdings.js';
import { invalidInput, notFound } from '../refusals.js';
import { numberResource, searchResource } from '../resources.js';
import { earlySearchResult } from '../unrecorded/search.js';
import type { Call, Handler } from './handler.js';

/** `GET /availablePhoneNumbers/searchResults/{searchId}`: readable, and the same, after the purchase. */
export const getSearchResult: Handler = ({ id, store, choices, apiVersion, now }) => {
  const search = store.search(id);
  if (search === undefined) return { answer: notFound('searchId', id) };
  const status = store.operation(`search_${search.searchId}`)?.status(now);
  if (status === 'failed') return { answer: notFound('searchId', id), search };
  if (status !== 'succeeded') {
    return { answer: earlySearchResult(choices.earlySearchResult, search, apiVersion), search };
  }
  return { answer: json(200, searchResource(search, apiVersion)), search };
};

/** `GET /phoneNumbers/{phoneNumber}`. */
export const getPhoneNumber: Handler = (call) => {
  const { id, store } = call;
  const search = store.searchOf(id);
  const owned = visibleNumbers(call).find(({ phoneNumber }) => phoneNumber === id);
  if (owned === undefined) return { answer: notFound('phoneNumber', id), search };
  return { answer: json(200, numberResource(owned)), search };
};

/** `GET /phoneNumbers`: a page, and where the next one is, relative, when there is one. */
export const listPhoneNumbers: Handler = (call) => {
  const { url, apiVersion } = call;
  const skip = wholeNumber(url.searchParams.get('skip') ?? '0', 0);
  const top = wholeNumber(url.searchParams.get('top') ?? '100', 1);
  if (skip === undefined) return { answer: invalidInput('The skip must be a whole number.', 'skip') };
  if (top === undefined) return { answer: invalidInput('The top must be a whole number from 1.', 'top') };
  const owned = visibleNumbers(call);
  const phoneNumbers = owned.slice(skip, skip + top).map(numberResource);
  const next = `/phoneNumbers?skip=${skip + top}&top=${top}&api-version=${apiVersion}`;
  return { answer: json(200, { phoneNumbers, ...(skip + top < owned.length && { nextLink: next }) }) };
};

/** The phone numbers that read as owned: while one is being released, `pendingRelease` decides. */
function visibleNumbers({ store, choices }: Call): readonly OwnedNumber[] {
  const owned = store.ownedNumbers();
  if (choices.pendingRelease === 'owned') return owned;
  return owned.filter(({ phoneNumber }) => !store.isBeingReleased(phoneNumber));
}

/** A whole number of 32 bits, from a least one. */
function wholeNumber(text: string, least: number): number | undefined {
  const value = /^\d{1,10}$/.test(text) ? Number(text) : Number.NaN;
  return value >= least && value < 2 ** 31 ? value : undefined;
}
