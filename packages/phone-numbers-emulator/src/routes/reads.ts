import { json } from '../content.js';
import { invalidInput, notFound } from '../refusals.js';
import { numberResource, searchResource } from '../resources.js';
import type { Handler } from './handler.js';

/** `GET /availablePhoneNumbers/searchResults/{searchId}`: readable, and the same, after the purchase. */
export const getSearchResult: Handler = ({ id, store, apiVersion }) => {
  const search = store.search(id);
  if (search === undefined) return { answer: notFound('searchId', id) };
  return { answer: json(200, searchResource(search, apiVersion)), search };
};

/** `GET /phoneNumbers/{phoneNumber}`. */
export const getPhoneNumber: Handler = ({ id, store }) => {
  const search = store.searchOf(id);
  const owned = store.ownedNumbers().find(({ phoneNumber }) => phoneNumber === id);
  if (owned === undefined) return { answer: notFound('phoneNumber', id), search };
  return { answer: json(200, numberResource(owned)), search };
};

/** `GET /phoneNumbers`: a page, and where the next one is, relative, when there is one. */
export const listPhoneNumbers: Handler = ({ url, store, apiVersion }) => {
  const skip = wholeNumber(url.searchParams.get('skip') ?? '0', 0);
  const top = wholeNumber(url.searchParams.get('top') ?? '100', 1);
  if (skip === undefined) return { answer: invalidInput('The skip must be a whole number.', 'skip') };
  if (top === undefined) return { answer: invalidInput('The top must be a whole number from 1.', 'top') };
  const owned = store.ownedNumbers();
  const phoneNumbers = owned.slice(skip, skip + top).map(numberResource);
  const next = `/phoneNumbers?skip=${skip + top}&top=${top}&api-version=${apiVersion}`;
  return { answer: json(200, { phoneNumbers, ...(skip + top < owned.length && { nextLink: next }) }) };
};

/** A whole number of 32 bits, from a least one. */
function wholeNumber(text: string, least: number): number | undefined {
  const value = /^\d{1,10}$/.test(text) ? Number(text) : Number.NaN;
  return value >= least && value < 2 ** 31 ? value : undefined;
}
