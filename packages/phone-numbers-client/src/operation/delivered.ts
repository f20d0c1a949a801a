import { property } from '../base/property.js';
import { pauseBefore } from '../base/retry-after.js';
import { PhoneNumbersError } from '../errors/phone-numbers-error.js';
import { isPhoneNumber } from './ids.js';
import { findPhoneNumber, findSearchResult } from './read.js';
import { absentReads, rulesOfRead } from './retry-rules.js';
import { waitFor } from './send-with-retry.js';
import type { PurchaseStep } from './step.js';

/** The largest number of phone numbers that are looked at. */
const maxNumbers = 100;

/**
 * Reads which phone numbers of a search the resource owns after its purchase failed.
 *
 * @param operation the failed operation, as text: it may say itself that a part was delivered
 * @returns the phone numbers; `undefined` if they could not all be read, the search names none, or they contradict the operation
 */
export async function readDelivered(
  step: PurchaseStep,
  operation: string,
): Promise<readonly string[] | undefined> {
  try {
    const result = await findSearchResult(step, rulesOfRead(step, 2));
    if (!result) return undefined;
    // After its purchase, a search may name no numbers any longer, whatever became of them.
    if (result.phoneNumbers.length === 0) return undefined;
    // Or some of them: those that it held before were ordered, too.
    const held = step.held ?? step.context.sent.get(step.searchId)?.held ?? [];
    const named = [...held, ...result.phoneNumbers].map((text) => [withPlus(text), text] as const);
    const phoneNumbers = [...new Map(named).values()];
    if (result.phoneNumbers.length > maxNumbers || phoneNumbers.length > maxNumbers) return undefined;
    if (!phoneNumbers.every((phoneNumber) => isPhoneNumber(withPlus(phoneNumber)))) return undefined;
    const owned = await readOwned(step, phoneNumbers);
    // The search result says so, too, in the later api-versions.
    const isSaid = isPartial(operation) || isPartial(String(property(result, 'error')));
    return owned.length === 0 && isSaid ? undefined : owned;
  } catch (error) {
    if (!PhoneNumbersError.isInstance(error)) throw error;
    return undefined;
  }
}

/** Returns which of the phone numbers are owned. One may come a moment after its operation has ended. */
async function readOwned(step: PurchaseStep, phoneNumbers: readonly string[]): Promise<readonly string[]> {
  const owned = new Set<string>();
  for (let round = 1; ; round++) {
    for (const phoneNumber of phoneNumbers) {
      if (!owned.has(phoneNumber) && (await isOwned(step, phoneNumber))) owned.add(phoneNumber);
    }
    if (owned.size === new Set(phoneNumbers).size || round === absentReads) break;
    await waitFor(step, pauseBefore(0, undefined));
  }
  return phoneNumbers.filter((phoneNumber) => owned.has(phoneNumber));
}

/** Returns whether a failed operation says that some of the phone numbers were delivered. */
export function isPartial(operation: string): boolean {
  return /NumbersPartiallyAcquired/i.test(operation);
}

async function isOwned(step: PurchaseStep, phoneNumber: string): Promise<boolean> {
  return (await findPhoneNumber(step, withPlus(phoneNumber), rulesOfRead(step, 2))) !== undefined;
}

function withPlus(phoneNumber: string): string {
  return phoneNumber.startsWith('+') ? phoneNumber : `+${phoneNumber}`;
}
