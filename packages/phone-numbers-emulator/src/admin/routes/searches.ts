import { checkSearch } from '../../search.js';
import type { AdminRoute } from '../route.js';
import {
  arrayOf,
  capabilities,
  cost,
  countryCode,
  flag,
  object,
  phoneNumber,
  searchId,
  time,
  whole,
  word,
} from '../schemas.js';

const scenario = { enum: ['succeeds', 'fails', 'cancel', 'richError', 'throttled', 'unavailable'] };

/** Searches that can be purchased. */
export const searchRoutes: readonly AdminRoute[] = [
  {
    method: 'POST',
    path: '/searches',
    operationId: 'addSearch',
    summary: 'Adds a search that can be purchased. Every property has a default.',
    body: object(
      {
        searchId,
        scenario: { ...scenario, description: 'What becomes of its purchase.', default: 'succeeds' },
        phoneNumbers: { ...arrayOf(phoneNumber), minItems: 1 },
        countryCode: { ...countryCode, default: 'US' },
        phoneNumberType: { ...word, default: 'geographic' },
        agreementRequired: { ...flag, default: false },
        holdMilliseconds: { type: 'number', minimum: 0, default: 960_000 },
      },
      [],
    ),
    status: 201,
    answer: whole({
      searchId,
      scenario,
      countryCode,
      phoneNumbers: arrayOf(phoneNumber),
      phoneNumberType: word,
      assignmentType: word,
      capabilities,
      cost,
      agreementRequired: flag,
      createdAt: time,
      expiresAt: time,
    }),
    handle: ({ store, body }) => {
      checkSearch(body, 'body.');
      return store.addSearch(body, 'body.');
    },
  },
];
