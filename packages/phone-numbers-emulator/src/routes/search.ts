import { searchAccepted } from '../acceptance.js';
import type { Answer } from '../answer.js';
import { hasMobile } from '../api-version.js';
import { invalidInput, noPlans, notAUse, unknownCountry } from '../refusals.js';
import { parseCountryCode } from '../stock/countries.js';
import type { Found, Wanted } from '../stock/stock.js';
import { isUse } from '../stock/stock-options.js';
import type { Call, Handler } from './handler.js';
import { type JsonMembers, membersOf, readJsonObject, refuseMediaType } from './json-body.js';

/** `POST /availablePhoneNumbers/countries/{countryCode}/:search`: holds phone numbers for about sixteen minutes. */
export const search: Handler = (call) => {
  const { id, request, body, store, choices, apiVersion } = call;
  const countryCode = parseCountryCode(id);
  if (countryCode === undefined) return { answer: unknownCountry() };
  const unsupported = refuseMediaType(request, 'application/json');
  if (unsupported) return { answer: unsupported };
  const members = readJsonObject(body);
  const wanted = 'status' in members ? members : readWanted(members, countryCode);
  if ('status' in wanted) return { answer: wanted };
  const isUnknownType = wanted.phoneNumberType === 'mobile' && !hasMobile(apiVersion);
  const found = isUnknownType ? undefined : store.find(wanted);
  if (found === undefined) return { answer: noPlans() };
  if (found.phoneNumbers.length === wanted.quantity) return accept(call, found, wanted, 'succeeded');
  const none = { ...found, phoneNumbers: [] };
  switch (choices.outOfStock) {
    case 'empty':
      return accept(call, none, wanted, 'succeeded');
    case 'fewer':
      return accept(call, found, wanted, 'succeeded');
    case 'failed':
      return accept(call, none, wanted, 'failed');
    case '400':
      return { answer: noPlans() };
  }
};

function accept({ store, apiVersion }: Call, found: Found, wanted: Wanted, end: 'succeeded' | 'failed') {
  const operation = store.startSearch(found, wanted, end);
  const answer = searchAccepted(operation.accepted.key, apiVersion);
  return { answer, operation, search: operation.search };
}

function readWanted(members: JsonMembers, countryCode: string): Answer | Wanted {
  const phoneNumberType = members.get('phoneNumberType');
  const assignmentType = members.get('assignmentType');
  const areaCode = members.get('areaCode');
  const quantity = members.get('quantity') ?? 1;
  const capabilities = membersOf(members.get('capabilities'));
  const calling = capabilities?.get('calling');
  const sms = capabilities?.get('sms');
  if (!isWord(phoneNumberType)) return required('phoneNumberType');
  if (!isWord(assignmentType)) return required('assignmentType');
  if (capabilities === undefined) return required('capabilities');
  if (!isUse(calling)) return notAUse('calling');
  if (!isUse(sms)) return notAUse('sms');
  if (areaCode !== undefined && typeof areaCode !== 'string') {
    return invalidInput('The areaCode must be a string.', 'areacode');
  }
  if (typeof quantity !== 'number' || !Number.isInteger(quantity) || quantity < 1 || quantity >= 2 ** 31) {
    return invalidInput('The quantity must be a whole number from 1.', 'quantity');
  }
  return {
    countryCode,
    phoneNumberType,
    assignmentType,
    capabilities: { calling, sms },
    areaCode: areaCode === '' ? undefined : areaCode,
    quantity,
  };
}

function isWord(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}

function required(field: string): Answer {
  return invalidInput(`The ${field} field is required.`, field.toLowerCase());
}
