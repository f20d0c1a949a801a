import { received } from '../option-checks.js';
import { type UnrecordedOptions, unrecorded } from '../unrecorded/choices.js';
import { UsageError } from './usage-error.js';

const text = { type: 'string' } as const;

/** An option of the command for each of {@link unrecorded}, for `parseArgs`. */
export const unrecordedFlags = {
  'before-purchase': text,
  'second-purchase': text,
  'expired-search': text,
  cancellation: text,
  'late-cancellation': text,
  'failed-operation': text,
  unauthorized: text,
  'forbidden-purchase': text,
  throttled: text,
  unavailable: text,
  'out-of-stock': text,
  'early-search-result': text,
  'early-purchase': text,
  'update-not-owned': text,
  'impossible-update': text,
  'pending-release': text,
  'second-release': text,
};

type Flag = keyof typeof unrecordedFlags;

/**
 * Reads these options of the command.
 *
 * @throws UsageError when one has a value that there is not
 */
export function readUnrecorded(values: Partial<Record<Flag, string>>): UnrecordedOptions {
  const choose = <Value extends string>(flag: Flag, choices: readonly Value[]): Value | undefined => {
    const value = values[flag];
    if (value === undefined) return undefined;
    const choice = choices.find((known) => known === value);
    if (choice !== undefined) return choice;
    throw new UsageError(`--${flag} must be one of ${choices.join(', ')} (received ${received(value)}).`);
  };
  return {
    beforePurchase: choose('before-purchase', unrecorded.beforePurchase),
    secondPurchase: choose('second-purchase', unrecorded.secondPurchase),
    expiredSearch: choose('expired-search', unrecorded.expiredSearch),
    cancellation: choose('cancellation', unrecorded.cancellation),
    lateCancellation: choose('late-cancellation', unrecorded.lateCancellation),
    failedOperation: choose('failed-operation', unrecorded.failedOperation),
    unauthorized: choose('unauthorized', unrecorded.unauthorized),
    forbiddenPurchase: choose('forbidden-purchase', unrecorded.forbiddenPurchase),
    throttled: choose('throttled', unrecorded.throttled),
    unavailable: choose('unavailable', unrecorded.unavailable),
    outOfStock: choose('out-of-stock', unrecorded.outOfStock),
    earlySearchResult: choose('early-search-result', unrecorded.earlySearchResult),
    earlyPurchase: choose('early-purchase', unrecorded.earlyPurchase),
    updateNotOwned: choose('update-not-owned', unrecorded.updateNotOwned),
    impossibleUpdate: choose('impossible-update', unrecorded.impossibleUpdate),
    pendingRelease: choose('pending-release', unrecorded.pendingRelease),
    secondRelease: choose('second-release', unrecorded.secondRelease),
  };
}

/** The lines of the help about these options: each with its values, the default first. */
export function unrecordedUsage(): string {
  return Object.entries(unrecorded)
    .map(([name, values]) => {
      const flag = `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
      return wrapped(`  ${flag}`.padEnd(24), values);
    })
    .join('\n');
}

/** Values behind a heading, on lines of at most 80 columns. */
function wrapped(heading: string, values: readonly string[]): string {
  let lines = '';
  let line = heading;
  for (const [index, value] of values.entries()) {
    const item = index === 0 ? value : `, ${value}`;
    if (line.length + item.length > 79) {
      lines += `${line},\n`;
      line = `${' '.repeat(24)}${value}`;
    } else line += item;
  }
  return lines + line;
}
