import { type AdminAccess, adminCheck } from './admin/access.js';
import { isAccessKey } from './authentication.js';
import { type Clock, clockCheck } from './clock.js';
import type { Pace } from './course.js';
import type { Mutation } from './mutation.js';
import { type Checks, checkOptions, oneOf } from './option-checks.js';
import { checkSearch, type SearchOptions } from './search.js';
import { checkSeed } from './seed/check-seed.js';
import type { Seed } from './seed/seed.js';
import { type UnrecordedOptions, unrecordedChecks } from './unrecorded/choices.js';
import { violationsCheck } from './violations/select.js';

/** How an emulator behaves; everything has a default. */
export interface EmulatorOptions extends UnrecordedOptions {
  /** Base64. By default a fixed one, which is no secret. */
  readonly accessKey?: string | undefined;
  /** Whether requests must be signed, or carry a token. @default 'required' */
  readonly authentication?: 'required' | 'off' | undefined;
  /** The time of the emulator; that of the machine by default. */
  readonly clock?: Clock | undefined;
  /** Searches in addition to the fixtures. */
  readonly searches?: readonly SearchOptions[] | undefined;
  /** What the emulator begins with: phone numbers that are owned, searches, stock, and the time. */
  readonly seed?: Seed | undefined;
  /** Ids of violations which every answer gets, in this order. */
  readonly violations?: readonly string[] | undefined;
  /** Changes every answer, after the violations. */
  readonly mutate?: Mutation | undefined;
  /** What moves operations on: each read of them (`polls`), or the clock (`time`). @default 'polls' */
  readonly pace?: Pace | undefined;
  /**
   * Whose requests the admin routes answer, which show and change an emulator from other programs, below `/_emulator`:
   * those from this machine over a socket (`loopback`), or all, those to `fetch` included (`anyone`). They need no
   * credential. @default 'off'
   */
  readonly admin?: AdminAccess | undefined;
  /** Larger bodies are refused with 413. @default 65536 */
  readonly maxBodyBytes?: number | undefined;
}

/** What each option of an emulator must be. */
export const emulatorChecks: Checks<EmulatorOptions> = {
  accessKey: { expected: 'a non-empty string in base64', holds: isAccessKey, isSecret: true },
  authentication: oneOf(['required', 'off']),
  clock: clockCheck,
  searches: { expected: 'an array of searches', holds: Array.isArray },
  violations: violationsCheck,
  admin: adminCheck,
  seed: {
    expected: 'an object',
    holds: (value) => typeof value === 'object' && value !== null && !Array.isArray(value),
  },
  mutate: { expected: 'a function', holds: (value) => typeof value === 'function' },
  pace: oneOf(['polls', 'time']),
  maxBodyBytes: {
    expected: 'a whole number of bytes, one or more',
    holds: (value) => Number.isSafeInteger(value) && Number(value) > 0,
  },
  ...unrecordedChecks,
};

/**
 * Checks the options of an emulator, and those of its searches.
 *
 * @throws TypeError when they are not an object, one of them is unknown, or one has a wrong value
 */
export function checkEmulatorOptions(options: EmulatorOptions): void {
  checkOptions(options, emulatorChecks);
  for (const [index, search] of (options.searches ?? []).entries())
    checkSearch(search, `searches[${index}].`);
  checkSeed(options.seed ?? {}, 'seed.');
}
