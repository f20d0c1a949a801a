import { adminCheck } from './admin/access.js';
import { isAccessKey } from './authentication.js';
import { clockCheck } from './clock.js';
import type { EmulatorOptions } from './emulator.js';
import { type Checks, checkOptions, oneOf } from './option-checks.js';
import { checkSearch } from './search.js';
import { checkSeed } from './seed/check-seed.js';
import { unrecordedChecks } from './unrecorded/choices.js';
import { violationsCheck } from './violations/select.js';

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
