import type { Exchange } from '@acs-contracts/contract-tests/rules';
import { createEmulator, type Emulator, type Purchase } from '@acs-contracts/phone-numbers-emulator/worker';
import { type CheckedExchanges, checkExchanges } from '../checks/check-exchanges.js';
import type { CompiledChecks } from '../checks/compiled.js';
import { type ApiVersion, loadChecks } from './load-version.js';
import { purchaseMessage } from './purchase-message.js';
import { choicesFor, type StockChoice } from './stock.js';
import { createTour, type Found, type Tour } from './tour.js';

/** What a reader sees. */
export interface TryState {
  readonly phase: 'ready' | 'searching' | 'found' | 'buying' | 'done';
  readonly found?: Found | undefined;
  /** The statuses of the current operation, one for each read. */
  readonly statuses: readonly string[];
  readonly exchanges: readonly Exchange[];
  readonly purchases: readonly Purchase[];
  /** What the rules found, once they have looked. */
  readonly checked?: CheckedExchanges | undefined;
  /** What has just happened, for everyone, those who do not see the page included. */
  readonly message: string;
}

/** What a reader can do. Only one of the actions runs at a time. */
export interface TryPage {
  search(choice: StockChoice): Promise<void>;
  buy(): Promise<void>;
  /** Gives up what was found, if it was not bought: the reader wants something else. */
  forget(): void;
  /** Lets the emulator answer with a violation from now on; with none if the id is empty. */
  answerWith(violationId: string): Promise<void>;
}

/** The state before anything was done. */
export const initialState: TryState = {
  phase: 'ready',
  statuses: [],
  exchanges: [],
  purchases: [],
  message: '',
};

/** Creates the page of an api-version: an emulator of its own, and the rules. */
export async function createTryPage(
  apiVersion: ApiVersion,
  onChange: (state: TryState) => void,
  pause: () => Promise<void>,
  load: (apiVersion: ApiVersion) => Promise<CompiledChecks> = loadChecks,
): Promise<TryPage> {
  const checks = await load(apiVersion);
  const emulator = createEmulator({ admin: 'anyone' });
  let state = initialState;
  let bought: { tour: Tour; choice: StockChoice } | undefined;
  const change = (difference: Partial<TryState>) => {
    state = { ...state, ...difference, purchases: [...emulator.ledger.purchases] };
    onChange(state);
  };
  const check = async () => change({ checked: await checkExchanges(state.exchanges, checks) });

  return {
    async search(choice) {
      change({
        ...initialState,
        phase: 'searching',
        found: undefined,
        checked: undefined,
        message: 'Searching …',
      });
      const tour = createTour({ emulator, apiVersion, onProgress: change, pause });
      const found = await tour.search(choice);
      bought = { tour, choice };
      const message =
        found === undefined ? 'The search found nothing.' : `Found ${found.phoneNumbers.join(', ')}.`;
      change({ phase: found === undefined ? 'done' : 'found', found, message });
      await check();
    },
    async buy() {
      const { found } = state;
      if (found === undefined || bought === undefined) return;
      change({ phase: 'buying', checked: undefined, message: 'Buying …' });
      const readings = await bought.tour.buy(found, bought.choice);
      change({ phase: 'done', message: purchaseMessage(readings) });
      await check();
    },
    forget() {
      if (state.phase === 'found') change({ phase: 'ready', found: undefined, message: '' });
    },
    answerWith: (violationId) => switchTo(emulator, violationId === '' ? [] : [violationId]),
  };
}

async function switchTo(emulator: Emulator, ids: readonly string[]): Promise<void> {
  const response = await emulator.fetch('https://phone-numbers.example/_emulator/violations', {
    method: 'PUT',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ ids }),
  });
  if (!response.ok)
    throw new Error(`the emulator refused to switch to ${ids.join(', ')}: ${response.status}`);
}

/** The first thing that can be searched for with an api-version. */
export function firstChoice(apiVersion: ApiVersion): StockChoice {
  const [choice] = choicesFor(apiVersion);
  if (choice === undefined) throw new RangeError(`nothing to search for with api-version ${apiVersion}`);
  return choice;
}
