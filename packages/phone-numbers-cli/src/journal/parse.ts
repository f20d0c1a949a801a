import type { Details, Entry, MonthlyCost } from './entry.js';
import { JournalError } from './journal-error.js';

const adviceOfDamage =
  'Nothing is purchased while it is there. See with "acs-phone-numbers list" what was bought, and with "watch" what the file still names, then move it away.';

/**
 * Reads the content of a file of the journal.
 *
 * @throws JournalError if it is damaged or of another version
 */
export function parseEntry(file: string, text: string): Entry {
  const value = parseObject(file, text);
  const { endpoint, searchId, attempt, owner, claimedAt, details } = value;
  const strings = [endpoint, searchId, owner, claimedAt];
  if (
    !strings.every((item) => typeof item === 'string' && item !== '') ||
    !Number.isSafeInteger(attempt) ||
    !isObject(details)
  ) {
    throw new JournalError(file, 'is damaged: it is not an entry of a purchase', adviceOfDamage);
  }
  return {
    version: 1,
    endpoint: String(endpoint),
    searchId: String(searchId),
    attempt: Number(attempt),
    owner: String(owner),
    claimedAt: String(claimedAt),
    details: readDetails(details),
  };
}

/**
 * Reads an object of version 1.
 *
 * @throws JournalError if it is damaged or of another version
 */
export function parseObject(file: string, text: string): Record<string, unknown> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    const problem = text === '' ? 'is damaged: it is empty' : 'is damaged: it is not valid JSON';
    throw new JournalError(file, problem, adviceOfDamage);
  }
  if (!isObject(value)) throw new JournalError(file, 'is damaged: it is not an object', adviceOfDamage);
  if (value['version'] !== 1) {
    const advice = 'Use that version of the command, or another folder with --journal.';
    throw new JournalError(file, 'was written by another version of this command', advice);
  }
  return value;
}

function readDetails({
  command,
  key,
  criteria,
  phoneNumbers,
  deliveryUnknown,
  agreedToNotResell,
  monthlyCost,
}: Record<string, unknown>): Details {
  const text = (value: unknown) => (typeof value === 'string' ? value : undefined);
  return {
    command: text(command),
    key: text(key),
    criteria: text(criteria),
    phoneNumbers: Array.isArray(phoneNumbers) ? phoneNumbers.map(String) : undefined,
    deliveryUnknown: deliveryUnknown === true || undefined,
    agreedToNotResell: agreedToNotResell === true || undefined,
    monthlyCost: readCost(monthlyCost),
  };
}

function readCost(value: unknown): MonthlyCost | undefined {
  if (!isObject(value)) return undefined;
  const { amount, currencyCode } = value;
  return typeof amount === 'number' && typeof currencyCode === 'string'
    ? { amount, currencyCode }
    : undefined;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
