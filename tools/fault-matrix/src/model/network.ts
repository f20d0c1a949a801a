import type { Fetch, FetchInit } from '@acs-contracts/phone-numbers-client';
import type { TestClock } from '@acs-contracts/phone-numbers-client/testing';
import type { Emulator } from '@acs-contracts/phone-numbers-emulator';
import type { Fault } from './faults.js';

/** Sends a request to an emulator. */
export type Send = (url: string, init: Parameters<Emulator['fetch']>[1]) => Promise<Response>;

/** A network on which faults happen, as one process sees it. */
export interface Network {
  readonly fetch: Fetch;
  /** Resolves when the process that uses it ends. */
  readonly ended: Promise<void>;
  hasEnded(): boolean;
}

/** What no process that has ended sees the end of. */
export const never = new Promise<never>(() => {});

/**
 * Creates the network of one process to an emulator.
 *
 * @param nextFault returns what happens to a request
 */
export function createNetwork(
  emulator: { readonly fetch: Send },
  clock: TestClock,
  nextFault: (method: string, url: string) => Fault,
): Network {
  let isOver = false;
  let hasPurchased = false;
  let end = () => {};
  const ended = new Promise<void>((resolve) => {
    end = () => {
      isOver = true;
      resolve();
    };
  });
  const untilGivenUp = ({ signal }: FetchInit) => {
    setImmediate(() => clock.advance(30_000));
    return new Promise<never>((_resolve, reject) => {
      signal.addEventListener('abort', () => reject(signal.reason));
    });
  };
  return {
    ended,
    hasEnded: () => isOver,
    async fetch(url, init) {
      if (isOver) return never;
      hasPurchased ||= url.includes('/:purchase');
      const fault = nextFault(init.method, url);
      const [where, what] = fault.split('-');
      // A process that has not purchased cannot tell an operation that is denied from one that does not exist.
      const isDenied = what === '404' && url.includes('/operations/purchase_');
      if (where === 'none' || (isDenied && !hasPurchased)) return emulator.fetch(url, init);
      if (where === 'never') throw connectionError('connect');
      const answer = where === 'answer' ? await emulator.fetch(url, init) : undefined;
      // Headers are lost, but nobody accepts what was refused.
      if (what === '202' && answer?.status !== 202) return answer ?? never;
      switch (what) {
        case 'lost':
          throw connectionError('read');
        case 'end':
          end();
          return never;
        case 'late': {
          // It is on its way: nobody can call it back.
          const { signal: _signal, ...late } = init;
          clock.after(45_000, () => emulator.fetch(url, late), 'deadline');
          return untilGivenUp(init);
        }
        case 'hangs':
          return untilGivenUp(init);
        case 'cut': {
          const { status = 502, headers } = answer ?? {};
          const text = (await answer?.text()) ?? '';
          return new Response(text.slice(0, text.length / 2) || null, {
            status,
            ...(headers && { headers }),
          });
        }
        default:
          return new Response(null, { status: Number(what) });
      }
    },
  };
}

function connectionError(syscall: string): TypeError {
  return new TypeError('fetch failed', { cause: Object.assign(new Error('reset'), { syscall }) });
}
