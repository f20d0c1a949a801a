import { once } from 'node:events';
import { request } from 'node:http';
import { connect } from 'node:net';
import { describe, expect, it } from 'vitest';
import { type Answer, startEmulator } from '../src/index.js';

/** Reads all that a server sends on a connection of its own. */
async function rawRequest(url: string, text: string): Promise<string> {
  const socket = connect(Number(new URL(url).port), '127.0.0.1');
  socket.end(text.replaceAll('\n', '\r\n'));
  let received = '';
  socket.setEncoding('latin1').on('data', (chunk: string) => {
    received += chunk;
  });
  await once(socket, 'close');
  return received;
}

describe('an emulator that listens', () => {
  it('says where it listens, and stops when it is closed, with connections open', async () => {
    const emulator = await startEmulator({ authentication: 'off' });
    expect(emulator.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    expect(emulator.connectionString).toBe(`endpoint=${emulator.url}/;accesskey=${emulator.accessKey}`);
    const open = connect(Number(new URL(emulator.url).port), '127.0.0.1');
    await once(open, 'connect');
    const closed = once(open, 'close');
    await emulator.close();
    await closed;
    await expect(fetch(emulator.url)).rejects.toThrow('fetch failed');
  });

  it('resolves when it is closed again, at once or later, and when it is disposed of', async () => {
    const emulator = await startEmulator();
    await Promise.all([emulator.close(), emulator.close()]);
    await emulator.close();
    await emulator[Symbol.asyncDispose]();
    await expect(fetch(emulator.url)).rejects.toThrow('fetch failed');
  });

  it('rejects when the port is busy', async () => {
    await using emulator = await startEmulator();
    const port = Number(new URL(emulator.url).port);
    await expect(startEmulator({ port })).rejects.toMatchObject({ code: 'EADDRINUSE' });
  });

  it('sends an answer as it is: duplicates, empty headers, names, an odd status, any bytes', async () => {
    const odd: Answer = {
      status: 299,
      headers: [
        ['X-Twice', 'one'],
        ['X-TWICE', 'two'],
        ['Operation-Location', ''],
        ['Content-Length', '3'],
      ],
      body: Uint8Array.of(0xff, 0x00, 0xfe),
    };
    await using emulator = await startEmulator({ mutate: () => odd });
    const received = await rawRequest(emulator.url, 'GET / HTTP/1.1\nHost: x\nConnection: close\n\n');
    expect(received).toBe(
      'HTTP/1.1 299 unknown\r\nX-Twice: one\r\nX-TWICE: two\r\nOperation-Location: \r\nContent-Length: 3\r\nConnection: close\r\n\r\n\u00ff\u0000\u00fe',
    );
  });

  it.each([
    ['a mutation throws', () => Promise.reject(new Error('out of ideas'))],
    ['an answer has a status that is none', (answer: Answer) => ({ ...answer, status: 42 })],
    [
      'an answer has a header that is none',
      (answer: Answer) => ({ ...answer, headers: [['a b', 'c']] as const }),
    ],
  ])('answers 500 with the reason when %s', async (_name, mutate) => {
    await using emulator = await startEmulator({ mutate });
    const response = await fetch(emulator.url);
    expect(response.status).toBe(500);
    expect(await response.json()).toHaveProperty('error.code', 'EmulatorFailed');
  });

  it.each([
    ['GET / HTTP/1.1\nHost: a b', 400],
    ['GET / HTTP/1.1\nHost: a@b', 400],
    ['GET / HTTP/1.1\nHost:', 400],
    ['GET / HTTP/1.1\nHost: 127.0.0.1:99999', 400],
    ['OPTIONS * HTTP/1.1\nHost: x', 400],
    ['TRACE /phoneNumbers HTTP/1.1\nHost: x', 405],
  ])('refuses a malformed request, and answers the next one: %s', async (head, status) => {
    await using emulator = await startEmulator();
    const received = await rawRequest(emulator.url, `${head}\nConnection: close\n\n`);
    expect(received).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `));
    expect(received).toContain('EmulatorRequestInvalid');
    expect((await fetch(emulator.url)).status).toBe(401);
  });

  it('takes the path as it was sent, both slashes included', async () => {
    await using emulator = await startEmulator({ authentication: 'off' });
    const body = JSON.stringify({ searchId: emulator.fixtures.succeeds });
    const path = '//availablePhoneNumbers/:purchase?api-version=2021-03-07';
    const received = await rawRequest(
      emulator.url,
      `POST ${path} HTTP/1.1\nHost: x\nConnection: close\nContent-Type: application/json\nContent-Length: ${body.length}\n\n${body}`,
    );
    expect(received).toMatch(/^HTTP\/1\.1 202 Accepted\r\nContent-Length: 0\r\n/);
    expect(emulator.ledger.purchases).toHaveLength(1);
  });

  it('refuses a body that does not end, without reading it', async () => {
    await using emulator = await startEmulator({ authentication: 'off', maxBodyBytes: 10 });
    const url = `${emulator.url}/availablePhoneNumbers/:purchase?api-version=2021-03-07`;
    const outgoing = request(url, { method: 'POST', headers: { 'content-type': 'application/json' } });
    outgoing.on('error', () => {}); // the connection ends under what is still to be written
    outgoing.write('x'.repeat(11));
    const [incoming] = await once(outgoing, 'response');
    expect(incoming.statusCode).toBe(413);
    outgoing.destroy();
  });
});
