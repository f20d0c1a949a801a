import { PhoneNumbersError } from '@acs-contracts/phone-numbers-client';
import { CommandError, refusal } from '../cli/command-error.js';
import type { Context } from '../cli/context.js';
import { exitCodes } from '../cli/exit-codes.js';
import { isSent, type RecordedPurchase } from '../journal/entry.js';
import type { KeyBinding } from '../journal/keys.js';
import type { Found } from '../service/client.js';
import { readSearch } from './search.js';
import { waitForLock } from './wait-for-lock.js';

/** What a key leads to: a purchase that was sent or has ended, or a search that may be purchased. */
export type KeyedSearch =
  | { readonly searchId: string; readonly recorded: RecordedPurchase }
  | { readonly searchId: string; readonly found: Found };

/**
 * Finds the search of a key, or makes one and binds the key to it. A search that was never purchased and is no longer held
 * is given up for good, and replaced. Of several processes one searches; the others wait, and follow its search.
 *
 * @param criteria what the key is for
 * @param search makes a search
 * @throws CommandError if the key is used for something else
 */
export async function searchOfKey(
  context: Context,
  key: string,
  criteria: string,
  search: () => Promise<Found>,
): Promise<KeyedSearch> {
  const { journal, resource } = context;
  const follow = async () => {
    const binding = await bindingOf(context, key, criteria);
    return { binding, known: binding && (await followKey(context, binding, criteria)) };
  };
  const { known } = await follow();
  if (known) return known;
  const lock = await waitForLock(context, `${resource.endpoint} key ${key}`, 'a purchase with the same key');
  try {
    for (;;) {
      const { binding, known } = await follow();
      if (known) return known;
      const found = await search();
      const { searchId } = found;
      const isBound = await journal.keys.bind({
        version: 1,
        endpoint: resource.endpoint,
        key,
        searchId,
        criteria,
        turn: (binding?.turn ?? 0) + 1,
        boundAt: new Date().toISOString(),
      });
      // Otherwise a process that was taken for dead has bound the key after all, and its search counts.
      if (isBound) return { searchId, found };
    }
  } finally {
    await lock.release().catch(() => {});
  }
}

/**
 * Finds what a key leads to, without giving anything up.
 *
 * @param criteria what the key is for
 * @returns `undefined` if a purchase with the key would search
 * @throws CommandError if the key is used for something else, or its purchase has failed
 */
export async function lookAtKey(
  context: Context,
  key: string,
  criteria: string,
): Promise<KeyedSearch | undefined> {
  const binding = await bindingOf(context, key, criteria);
  return binding && keptOf(context, binding, await recordedOf(context, binding, criteria));
}

/** Returns the latest search of a key: a purchase that names the key counts, should the file that binds it be gone. */
async function bindingOf(
  { journal, resource }: Context,
  key: string,
  criteria: string,
): Promise<KeyBinding | undefined> {
  const binding = await journal.keys.find(key);
  const recorded = binding ? undefined : await journal.ofKey(key);
  if (recorded === undefined) return binding;
  const { searchId, claimedAt, details } = recorded;
  // A purchase does not record how many phone numbers it is for.
  const isSame = details.criteria === criteria.replace(/, \d+ of them$/, '');
  return {
    version: 1,
    endpoint: resource.endpoint,
    key,
    searchId,
    criteria: isSame ? criteria : (details.criteria ?? 'of unknown kind'),
    // No file binds it: the next search of the key is its first one there.
    turn: 0,
    boundAt: claimedAt,
  };
}

/** @returns `undefined` if the search of the key is given up */
async function followKey(
  context: Context,
  binding: KeyBinding,
  criteria: string,
): Promise<KeyedSearch | undefined> {
  const { journal, interrupt } = context;
  const { searchId } = binding;
  const kept = await keptOf(context, binding, await recordedOf(context, binding, criteria));
  if (kept) return kept;
  if (await journal.retire(searchId, interrupt.signal)) return undefined;
  const now = await journal.find(searchId);
  if (now && (isSent(now.state) || now.state === 'succeeded')) return { searchId, recorded: now };
  throw refusal('claim-held', 'Another process works on this key. Run the same command again.', { searchId });
}

/**
 * Returns what the journal knows of the purchase of a key.
 *
 * @throws CommandError if the key is used for something else, or its purchase has failed
 */
async function recordedOf(
  { journal }: Context,
  binding: KeyBinding,
  criteria: string,
): Promise<RecordedPurchase | undefined> {
  const { searchId } = binding;
  if (binding.criteria !== criteria) {
    const message = `The key is for another purchase: ${binding.criteria}. Take another key.`;
    throw refusal('key-in-use', message, { searchId });
  }
  const recorded = await journal.find(searchId);
  if (recorded?.state === 'failed') {
    const numbers = recorded.details.phoneNumbers;
    const delivered = numbers?.length ? ` It delivered ${numbers.join(', ')}.` : '';
    const message = `The purchase of this key has failed.${delivered} Take another key to purchase again.`;
    throw new CommandError(exitCodes.failed, 'operation-failed', message, {
      searchId,
      phoneNumbers: numbers,
    });
  }
  return recorded;
}

/** Returns the purchase of a key, or what its search still holds; `undefined` if there is neither. */
async function keptOf(
  context: Context,
  { searchId }: KeyBinding,
  recorded: RecordedPurchase | undefined,
): Promise<KeyedSearch | undefined> {
  if (recorded && (recorded.state === 'succeeded' || isSent(recorded.state))) return { searchId, recorded };
  const found = recorded?.state === 'retired' ? undefined : await readHeld(context, searchId);
  return found && { searchId, found };
}

/** Returns what a search still holds. */
async function readHeld(context: Context, searchId: string): Promise<Found | undefined> {
  try {
    return await readSearch(context, searchId);
  } catch (error) {
    const isGone =
      PhoneNumbersError.isInstance(error) &&
      (error.code === 'search-expired' || error.code === 'not-found' || error.status === 404);
    if (isGone) return undefined;
    throw error;
  }
}
