import { once } from 'node:events';
import { connect } from 'node:net';
import { describe, expect, it } from 'vitest';
import { startMockServer } from '../src/index.js';

describe('the mock server', () => {
  it('stops when it is closed, also with connections that are open', async () => {
    const mock = await startMockServer();
    await fetch(`${mock.url}/phoneNumbers?api-version=2021-03-07`); // its connection is kept alive
    const open = connect(Number(new URL(mock.url).port), '127.0.0.1');
    await once(open, 'connect');
    const closed = once(open, 'close');
    await mock.close();
    await closed;
    await expect(fetch(mock.url)).rejects.toThrow('fetch failed');
  });

  it('resolves when it is closed again, at once or later, and when it is disposed of', async () => {
    const mock = await startMockServer();
    await Promise.all([mock.close(), mock.close()]);
    await mock.close();
    await mock[Symbol.asyncDispose]();
    await expect(fetch(mock.url)).rejects.toThrow('fetch failed');
  });
});
