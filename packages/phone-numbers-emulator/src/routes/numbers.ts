import type { PhoneNumberCapabilities } from '@acs-contracts/phone-numbers-types';
import { releaseAccepted, updateAccepted } from '../acceptance.js';
import type { Answer } from '../answer.js';
import { isPhoneNumber } from '../phone-number-checks.js';
import { invalidNumber, notAUse, notOwnedRelease } from '../refusals.js';
import { isUse } from '../stock/stock-options.js';
import {
  refuseImpossibleUpdate,
  refuseSecondRelease,
  refuseUpdateOfNotOwned,
} from '../unrecorded/numbers.js';
import type { Call, Handler } from './handler.js';
import { type JsonMembers, readJsonObject, refuseMediaType } from './json-body.js';

/** `PATCH /phoneNumbers/{phoneNumber}/capabilities`: a merge patch, what is left out stays as it is. */
export const updateCapabilities: Handler = (call) => {
  const { id, request, body, store, choices, apiVersion } = call;
  // The published body is optional: without one there is nothing to change.
  const isEmpty = body.length === 0;
  const unsupported = isEmpty ? undefined : refuseMediaType(request, 'application/merge-patch+json');
  if (unsupported) return { answer: unsupported };
  const members = isEmpty ? new Map<string, unknown>() : readJsonObject(body);
  const capabilities = 'status' in members ? members : readCapabilities(members);
  if ('status' in capabilities) return { answer: capabilities };
  const search = store.searchOf(id);
  if (!isPhoneNumber(id)) return { answer: invalidNumber(id) };
  if (!isOwned(call)) return { answer: refuseUpdateOfNotOwned(choices.updateNotOwned), search };
  const isPossible = store.permits(id, capabilities);
  const refused = isPossible ? undefined : refuseImpossibleUpdate(choices.impossibleUpdate);
  if (refused) return { answer: refused, search };
  const operation = store.update(id, capabilities);
  return { answer: updateAccepted(operation.accepted.key, id, apiVersion), operation, search };
};

/** `DELETE /phoneNumbers/{phoneNumber}`: when the operation has succeeded, the phone number is in stock again. */
export const releasePhoneNumber: Handler = (call) => {
  const { id, store, choices, apiVersion } = call;
  const search = store.searchOf(id);
  const isSecond = store.isBeingReleased(id);
  const refused = isSecond
    ? refuseSecondRelease(choices.secondRelease, id)
    : isOwned(call)
      ? undefined
      : notOwnedRelease(id);
  if (refused) return { answer: refused, search };
  const operation = store.release(id);
  return { answer: releaseAccepted(operation.accepted.key, apiVersion), operation, search };
};

function isOwned({ id, store }: Call): boolean {
  return store.ownedNumbers().some(({ phoneNumber }) => phoneNumber === id);
}

function readCapabilities(members: JsonMembers): Answer | Partial<PhoneNumberCapabilities> {
  const calling = members.get('calling');
  const sms = members.get('sms');
  if (calling !== undefined && !isUse(calling)) return notAUse('calling');
  if (sms !== undefined && !isUse(sms)) return notAUse('sms');
  return { ...(calling && { calling }), ...(sms && { sms }) };
}
