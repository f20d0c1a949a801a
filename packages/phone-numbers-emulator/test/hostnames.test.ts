import { createServer } from 'node:net';
import { hostname, networkInterfaces } from 'node:os';
import { describe, expect, it } from 'vitest';
import { startEmulator } from '../src/index.js';

const addresses = Object.values(networkInterfaces()).flatMap((list) => list ?? []);
// Addresses of one link need the name of the interface behind them.
const usable = addresses.filter(({ address }) => !address.startsWith('fe80')).map(({ address }) => address);
/** None on a machine without a network. */
const outside = usable.filter((address) => !/^(127\.|::1$)/.test(address));
const wildcards = ['0.0.0.0', ...(usable.includes('::1') ? ['::', '::0', '0:0:0:0:0:0:0:0'] : [])];
const hostnames = [...new Set(['localhost', 'LOCALHOST', '127.0.0.1', hostname(), ...wildcards, ...usable])];

/** The hosts to which the client, `verify` and a browser's rules permit plain http without an option. */
const onThisMachine = /^http:\/\/(localhost|127(\.\d+){3}|\[::1\]):\d+$/;

describe('an emulator that listens elsewhere', () => {
  it.each(hostnames)('has a URL and a connection string that work on this machine: %s', async (name) => {
    await using emulator = await startEmulator({ hostname: name, authentication: 'off' });
    expect(emulator.url).toMatch(onThisMachine);
    expect(emulator.connectionString).toBe(`endpoint=${emulator.url}/;accesskey=${emulator.accessKey}`);
    const response = await fetch(`${emulator.url}/phoneNumbers?api-version=2021-03-07`);
    expect(response.status).toBe(200);
  });

  it.each(hostnames)('answers at that name, too, until it is closed: %s', async (name) => {
    const emulator = await startEmulator({ hostname: name, authentication: 'off' });
    const { port } = new URL(emulator.url);
    const host = /^(0\.0\.0\.0|::|::0|0:0:.*)$/.test(name) ? '127.0.0.1' : name;
    const url = `http://${host.includes(':') ? `[${host}]` : host}:${port}/phoneNumbers?api-version=2021-03-07`;
    expect((await fetch(url)).status).toBe(200);
    await emulator.close();
    await expect(fetch(url)).rejects.toThrow('fetch failed');
    await expect(fetch(emulator.url)).rejects.toThrow('fetch failed');
  });

  it.each(outside)(
    'rejects when its port is busy on this machine, and listens nowhere: %s',
    async (address) => {
      const busy = createServer();
      await new Promise<void>((resolve) => busy.listen(0, '127.0.0.1', resolve));
      const bound = busy.address();
      const port = typeof bound === 'object' && bound !== null ? bound.port : 0;
      await expect(startEmulator({ hostname: address, port })).rejects.toMatchObject({ code: 'EADDRINUSE' });
      await expect(
        fetch(`http://${address.includes(':') ? `[${address}]` : address}:${port}`),
      ).rejects.toThrow('fetch failed');
      await new Promise((resolve) => busy.close(resolve));
    },
  );
});
