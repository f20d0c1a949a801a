import type { Emulator } from '@acs-contracts/phone-numbers-emulator';
import type { LabClock } from '../lab/clock.js';

/**
 * What can happen to a request on its way, or to its answer once it was carried out: `lost` (a reset), `hangs` (nobody
 * answers for 30 s), `end` (the process ends), or an answer that something in between makes up.
 */
export const faults = [
  'none',
  'never-sent',
  'request-lost',
  'request-hangs',
  'request-end',
  'request-307',
  'request-401',
  'request-404',
  'request-429',
  'request-500',
  'answer-lost',
  'answer-hangs',
  'answer-end',
  'answer-200',
  'answer-500',
] as const;

/** One of {@link faults}. */
export type Fault = (typeof faults)[number];

/** A network on which faults happen, as one process sees it. */
export interface Network {
  fetch(request: Request): Promise<Response>;
  /** Resolves when the process that uses it ends. */
  readonly ended: Promise<void>;
}

const never = new Promise<never>(() => {});

/** Makes the network of one process; it takes its faults from the front of the plan, and when that is empty, none. */
export function createNetwork(emulator: Emulator, clock: LabClock, plan: Fault[]): Network {
  let end = () => {};
  const ended = new Promise<void>((resolve) => {
    end = resolve;
  });
  return {
    ended,
    async fetch(request) {
      const [where, what] = (plan.shift() ?? 'none').split('-');
      if (where === 'none') return emulator.fetch(request);
      if (where === 'never') throw connectionError('connect');
      if (where === 'answer') await emulator.fetch(request);
      switch (what) {
        case 'lost':
          throw connectionError('read');
        case 'end':
          end();
          return never;
        case 'hangs':
          setImmediate(() => clock.advance(30_000));
          return new Promise((_resolve, reject) => {
            request.signal.addEventListener('abort', () => reject(request.signal.reason));
          });
        default:
          return new Response(null, { status: Number(what) });
      }
    },
  };
}

function connectionError(syscall: string): TypeError {
  return new TypeError('fetch failed', { cause: Object.assign(new Error('reset'), { syscall }) });
}
