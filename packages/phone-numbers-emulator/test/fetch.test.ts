import { describe, expect, expectTypeOf, it } from 'vitest';
import { createEmulator, fixtures } from '../src/index.js';

const url = 'https://emulator.test/availablePhoneNumbers/:purchase?api-version=2021-03-07';
const body = JSON.stringify({ searchId: fixtures.succeeds });
const headers = { 'content-type': 'application/json' };

/** How a client may declare the `fetch` that it is given, and what it calls it with. */
type ClientFetch = (
  url: string,
  init: {
    readonly method: string;
    readonly headers: Readonly<Record<string, string>>;
    readonly body: Uint8Array | null;
    readonly signal: AbortSignal;
    readonly redirect: 'manual';
    readonly cache: 'no-store';
  },
) => Promise<Response>;

describe('the fetch of an emulator', () => {
  it('has a type that stands in for the fetch of the platform, and for that of a client', () => {
    const { fetch } = createEmulator();
    expectTypeOf(fetch).toExtend<typeof globalThis.fetch>();
    expectTypeOf(fetch).toExtend<ClientFetch>();
    expectTypeOf(fetch).toExtend<(request: Request) => Promise<Response>>();
  });

  it.each([
    ['a URL and bytes', url, { method: 'POST', headers, body: new TextEncoder().encode(body) }],
    ['a URL object and a string', new URL(url), { method: 'POST', headers, body }],
    ['a request', new Request(url, { method: 'POST', headers, body }), undefined],
    ['a request and what is to be different', new Request(url, { headers }), { method: 'POST', body }],
  ])('buys when it is called with %s, without this', async (_name, input, init) => {
    const { fetch, ledger } = createEmulator({ authentication: 'off' });
    const response = await fetch(input, init);
    expect(response.status).toBe(202);
    expect(ledger.count(fixtures.succeeds)).toBe(1);
  });

  it('buys for a client that sends bytes and takes no redirects', async () => {
    const emulator = createEmulator({ authentication: 'off' });
    const fetch: ClientFetch = emulator.fetch;
    const { signal } = new AbortController();
    const options = { headers, signal, redirect: 'manual', cache: 'no-store' } as const;
    const bytes: Uint8Array = new TextEncoder().encode(body);
    expect((await fetch(url, { method: 'POST', body: bytes, ...options })).status).toBe(202);
    const read = `https://emulator.test/phoneNumbers/operations/purchase_${fixtures.succeeds}?api-version=2021-03-07`;
    expect(await (await fetch(read, { method: 'GET', body: null, ...options })).json()).toMatchObject({
      status: 'running',
    });
  });

  it('rejects with the reason of a signal that was aborted before, and buys nothing', async () => {
    const { fetch, ledger } = createEmulator({ authentication: 'off' });
    const signal = AbortSignal.abort('changed my mind');
    await expect(fetch(url, { method: 'POST', headers, body, signal })).rejects.toBe('changed my mind');
    expect(ledger.purchases).toEqual([]);
  });

  it('rejects with the reason of a signal that is aborted before the answer is out', async () => {
    const controller = new AbortController();
    const { fetch, ledger } = createEmulator({
      authentication: 'off',
      mutate: () => {
        controller.abort('took too long');
        return new Promise(() => {});
      },
    });
    const { signal } = controller;
    await expect(fetch(url, { method: 'POST', headers, body, signal })).rejects.toBe('took too long');
    expect(ledger.count(fixtures.succeeds)).toBe(1);
  });

  it('rejects a URL that is not absolute, as the fetch of the platform does', async () => {
    await expect(createEmulator().fetch('/phoneNumbers')).rejects.toThrow(TypeError);
  });
});
