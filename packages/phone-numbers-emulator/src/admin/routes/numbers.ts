import { ownedNumber } from '../../holdings.js';
import { received, wrongOption } from '../../option-checks.js';
import { checkOwned } from '../../seed/check-seed.js';
import type { AdminRoute } from '../route.js';
import {
  arrayOf,
  capabilities,
  cost,
  countryCode,
  object,
  phoneNumber,
  someCapabilities,
  someCost,
  time,
  whole,
  word,
} from '../schemas.js';

const numbers = arrayOf(phoneNumber);

/** Phone numbers: where each is, and one more that is owned. */
export const numberRoutes: readonly AdminRoute[] = [
  {
    method: 'GET',
    path: '/numbers',
    operationId: 'getInventory',
    summary: 'Where each phone number is: in stock, held by a search or being purchased, or owned.',
    status: 200,
    answer: whole({ inStock: numbers, held: numbers, owned: numbers }),
    handle: ({ store }) => store.inventory(),
  },
  {
    method: 'POST',
    path: '/numbers',
    operationId: 'addNumber',
    summary: 'Adds a phone number that the resource owns, as the property "owned" of a seed does.',
    body: object(
      {
        phoneNumber,
        countryCode: { ...countryCode, default: 'US' },
        phoneNumberType: { ...word, default: 'geographic' },
        assignmentType: { ...word, default: 'application' },
        capabilities: { ...someCapabilities, default: { calling: 'none', sms: 'inbound+outbound' } },
        cost: {
          ...someCost,
          default: { amount: 2, currencyCode: 'USD', billingFrequency: 'monthly' },
        },
        purchaseDate: { ...time, description: 'By default, the time of the emulator.' },
      },
      ['phoneNumber'],
    ),
    status: 201,
    answer: whole({
      phoneNumber,
      countryCode,
      phoneNumberType: word,
      assignmentType: word,
      capabilities,
      cost,
      purchasedAt: time,
    }),
    handle: ({ store, clock, body }) => {
      checkOwned(body, 'body.');
      if (store.inventory().owned.includes(body.phoneNumber)) {
        const expected = 'a phone number that is not owned already';
        throw wrongOption('body.phoneNumber', expected, received(body.phoneNumber));
      }
      const number = ownedNumber(body, clock.now());
      store.own(number);
      return number;
    },
  },
];
