import { describe, expect, it, vi } from 'vitest';
import type { Clock } from '../../src/index.js';
import { searchId } from '../server.js';
import { createClientOf, errorOf, notFound, type Reply, reading } from './fake-service.js';
import { settle } from './settle.js';

/** A signal that counts its listeners. */
function countingSignal() {
  const controller = new AbortController();
  const { signal } = controller;
  let listeners = 0;
  const { addEventListener, removeEventListener } = signal;
  signal.addEventListener = (...call: Parameters<EventTarget['addEventListener']>) => {
    listeners++;
    Reflect.apply(addEventListener, signal, call);
  };
  signal.removeEventListener = (...call: Parameters<EventTarget['removeEventListener']>) => {
    listeners--;
    Reflect.apply(removeEventListener, signal, call);
  };
  return { controller, signal, listeners: () => listeners };
}

/** A clock that counts what still waits for it. */
function countingClock(clock: Clock) {
  const waiting = new Set<object>();
  const counting: Clock = {
    now: () => clock.now(),
    after(milliseconds, callback, purpose) {
      const entry = {};
      waiting.add(entry);
      const cancel = clock.after(
        milliseconds,
        () => {
          waiting.delete(entry);
          callback();
        },
        purpose,
      );
      return () => {
        waiting.delete(entry);
        cancel();
      };
    },
  };
  return { counting, waiting };
}

/** Returns the warnings of the process while something happens. */
async function warningsOf(run: () => Promise<unknown>): Promise<readonly string[]> {
  const warnings: string[] = [];
  const note = (warning: Error) => warnings.push(`${warning.name}: ${warning.message}`);
  process.on('warning', note);
  await run();
  await settle();
  process.off('warning', note);
  return warnings;
}

const ids = Array.from({ length: 25 }, (_, index) => `search-${index}`);
const hang: Reply = ({ init: { signal } }) =>
  new Promise((_resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason));
  });

describe('more than ten purchases on one AbortSignal', () => {
  it('leaves no listener and causes no warning with 25 purchases on one signal', async () => {
    const { client } = createClientOf({ post: [{ status: 202 }] });
    const { signal, listeners } = countingSignal();
    const warnings = await warningsOf(() =>
      Promise.all(ids.map((id) => client.purchase({ searchId: id, signal }))),
    );
    expect(warnings).toEqual([]);
    expect(listeners()).toBe(0);
  });

  it('leaves no listener and causes no warning with 25 purchases on one signal that is aborted', async () => {
    const { client, service } = createClientOf({ before: [hang] });
    const { controller, signal, listeners } = countingSignal();
    const warnings = await warningsOf(async () => {
      const errors = ids.map((id) => errorOf(() => client.purchase({ searchId: id, signal })));
      await vi.waitFor(() => expect(service.count('before')).toBe(ids.length));
      expect(listeners()).toBeLessThanOrEqual(10);
      controller.abort();
      for (const error of await Promise.all(errors)) expect(error).toMatchObject({ code: 'aborted' });
    });
    expect(warnings).toEqual([]);
    expect(listeners()).toBe(0);
  });

  it('leaves no listener and causes no warning with 25 results on one signal that is aborted', async () => {
    const { client } = createClientOf({ before: [reading('running'), notFound], after: [hang] });
    const { controller, signal, listeners } = countingSignal();
    const warnings = await warningsOf(async () => {
      const errors = ids.map((id) => errorOf(() => client.resume({ searchId: id }).result({ signal })));
      await settle();
      controller.abort();
      await Promise.all(errors);
    });
    expect(warnings).toEqual([]);
    expect(listeners()).toBe(0);
  });

  it('leaves no listener and causes no warning with 25 purchases one after the other, with tokens', async () => {
    const credential = { getToken: async () => ({ token: 'a-token', expiresOnTimestamp: 0 }) };
    const { client } = createClientOf({ post: [{ status: 202 }] }, { clock: undefined, credential });
    const { signal, listeners } = countingSignal();
    const warnings = await warningsOf(async () => {
      for (const id of ids) await client.purchase({ searchId: id, signal });
    });
    expect(warnings).toEqual([]);
    expect(listeners()).toBe(0);
  });
});

describe('what has ended', () => {
  const endings: Readonly<Record<string, (clock: Clock) => Promise<unknown>>> = {
    'a purchase': (clock) => createClientOf({}, { clock }).client.purchase({ searchId }),
    'a purchase that was shared': (clock) => {
      const { client } = createClientOf({}, { clock });
      return Promise.all([client.purchase({ searchId }), client.purchase({ searchId })]);
    },
    'a purchase that was refused': (clock) =>
      errorOf(() => createClientOf({ post: [{ status: 400 }] }, { clock }).client.purchase({ searchId })),
    'a result': async (clock) => (await createClientOf({}, { clock }).client.purchase({ searchId })).result(),
    'a cancellation': async (clock) =>
      (await createClientOf({}, { clock }).client.purchase({ searchId })).cancel(),
    'a purchase that was aborted': async (clock) => {
      const controller = new AbortController();
      const { client, service } = createClientOf({ before: [hang] }, { clock });
      const error = errorOf(() => client.purchase({ searchId, signal: controller.signal }));
      await vi.waitFor(() => expect(service.count('before')).toBe(1));
      controller.abort();
      await error;
    },
    'a loop that was left': async (clock) => {
      for await (const _reading of createClientOf({ before: [reading('running')] }, { clock }).client.resume({
        searchId,
      }))
        break;
    },
  };

  it.each(Object.entries(endings))('leaves nothing that waits for the clock after %s', async (_how, run) => {
    const { clock } = createClientOf();
    const { counting, waiting } = countingClock(clock);
    await run(counting);
    await settle();
    expect(waiting.size).toBe(0);
  });

  it.each(Object.entries(endings))('leaves no timer of the platform after %s', async (_how, run) => {
    const { clock } = createClientOf();
    const timers = () => process.getActiveResourcesInfo().filter((name) => name === 'Timeout').length;
    const before = timers();
    await run(clock);
    await settle();
    expect(timers()).toBeLessThanOrEqual(before);
  });

  it('ends a poll at once with iterator.return during a pause', async () => {
    const { clock, service } = createClientOf({ before: [reading('running')] });
    const { counting, waiting } = countingClock(clock);
    const paused = new Promise<void>((resolve) => clock.hold(resolve));
    const { client } = createClientOf({}, { fetch: service.fetch, clock: counting });
    const iterator = client.resume({ searchId }).poll();
    await iterator.next();
    const pending = iterator.next();
    await paused;
    await expect(iterator.return?.()).resolves.toEqual({ done: true, value: undefined });
    await expect(pending).resolves.toEqual({ done: true, value: undefined });
    await expect(iterator.next()).resolves.toEqual({ done: true, value: undefined });
    expect(waiting.size).toBe(0);
    expect(service.requests).toHaveLength(1);
    expect(clock.now()).toBe(0);
  });

  it('ends a poll at once with iterator.return during a request, which is aborted', async () => {
    const { client, service } = createClientOf({ before: [hang] });
    const iterator = client.resume({ searchId }).poll();
    const pending = iterator.next();
    await vi.waitFor(() => expect(service.requests).toHaveLength(1));
    await expect(iterator.return?.()).resolves.toEqual({ done: true, value: undefined });
    await expect(pending).resolves.toEqual({ done: true, value: undefined });
    expect(service.requests[0]?.init.signal.aborted).toBe(true);
  });
});

/** A signal as older polyfills make it, which has no `throwIfAborted` and no `reason`. */
class PolyfilledSignal extends EventTarget {
  aborted = false;
}

describe('a signal of a polyfill', () => {
  it('lets what is not aborted end by itself', async () => {
    const { client } = createClientOf();
    const signal = new PolyfilledSignal();
    // @ts-expect-error it has not all that the type has
    const purchase = await client.purchase({ searchId, signal });
    // @ts-expect-error it has not all that the type has
    await expect(purchase.result({ signal, timeoutMs: 60_000 })).resolves.toMatchObject({ searchId });
  });

  it('ends a purchase when it is aborted', async () => {
    const signal = new PolyfilledSignal();
    const abort = async () => {
      signal.aborted = true;
      signal.dispatchEvent(new Event('abort'));
      return new Promise(() => {});
    };
    const { client, service } = createClientOf({ before: [abort] });
    // @ts-expect-error it has not all that the type has
    const error = await errorOf(() => client.purchase({ searchId, signal }));
    expect(error).toMatchObject({ code: 'aborted', outcome: 'not-sent' });
    expect(service.count('post')).toBe(0);
  });
});
