import { createHash } from 'node:crypto';
import { describe, expect, it, vi } from 'vitest';
import { createSecrets } from '../../src/secrets/secrets.js';
import { systemClock } from '../../src/transport/clock.js';
import { searchId } from '../server.js';
import { createClientOf, errorOf, reading } from './fake-service.js';

describe('a wait', () => {
  it.each([2 ** 31, 2 ** 40, Number.MAX_VALUE])(
    'lasts although the platform has no timer that is as long: %d ms',
    async (timeoutMs) => {
      const { client } = createClientOf(
        {
          before: [
            () => new Promise((resolve) => setTimeout(resolve, 20, new Response(null, { status: 404 }))),
          ],
        },
        { clock: systemClock },
      );
      await expect(client.purchase({ searchId, timeoutMs })).resolves.toMatchObject({ created: true });
    },
  );

  it.each([[{ signal: 5 }], [{ timeoutMs: Number.NaN }], [null], ['x'], [{ other: 1 }]])(
    'rejects with wrong options of a poll, as of result and cancel, and never throws at once: %j',
    async (options) => {
      const { client } = createClientOf();
      const purchase = client.resume({ searchId });
      for (const method of [purchase.poll, purchase.result, purchase.cancel]) {
        const call = vi.fn(() => Reflect.apply(method, undefined, [options]));
        expect(await errorOf(call)).toMatchObject({ code: 'invalid-argument' });
        expect(call.mock.results).toMatchObject([{ type: 'return' }]);
      }
    },
  );

  it('ends with a signal that is aborted, also when the operation has ended and nothing would be read', async () => {
    const { client } = createClientOf({ after: [reading('succeeded')] });
    const purchase = await client.purchase({ searchId });
    await purchase.result();
    const signal = AbortSignal.abort();
    const all = async () => {
      for await (const _ of purchase.poll({ signal }));
    };
    for (const wait of [all, () => purchase.result({ signal })])
      expect(await errorOf(wait)).toMatchObject({ code: 'aborted', outcome: 'accepted' });
    expect((await purchase.result()).searchId).toBe(searchId);
  });

  it.each(['now', 'after'] as const)('names clock.%s if it throws', async (name) => {
    const clock = {
      ...systemClock,
      [name]: () => {
        throw new TypeError('hunter2');
      },
    };
    const error = await errorOf(async () => createClientOf({}, { clock }));
    expect(error).toMatchObject({ code: 'invalid-argument', argument: `clock.${name}` });
    expect(error.message).toBe(`clock.${name} throws.`);
  });

  it('looks for 40 long tokens in a text without taking the square of their number in time', () => {
    const random = (length: number, seed: number) =>
      Array.from({ length: length / 80 }, (_, part) =>
        createHash('sha512').update(`${seed}, ${part}`).digest('base64').slice(0, 80),
      ).join('');
    const text = random(8000, 99);
    const timeOf = (tokens: number) => {
      const secrets = createSecrets();
      for (let count = 0; count < tokens; count++) {
        const credentials = secrets.begin();
        credentials.add(random(2000, count));
        credentials.end();
      }
      const times = [1, 2, 3].map(() => {
        const start = performance.now();
        expect(secrets.redact(text)).toBe(text);
        return performance.now() - start;
      });
      return Math.min(...times);
    };
    expect(timeOf(40)).toBeLessThan(400 * timeOf(1));
  });
});
