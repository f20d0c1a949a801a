import { once } from 'node:events';
import type { Socket } from 'node:net';
import { describe, expect, it } from 'vitest';
import { BrokenResponseError, send } from '../src/send.js';
import { head, startBroken } from './verify/broken-endpoint.js';

const json = 'Content-Type: application/json';
const request = (origin: string) => ({
  method: 'GET',
  url: `${origin}/`,
  headers: [],
  body: new Uint8Array(),
});

/** Sends a request to a server that answers like this, and gives what came of it. */
async function outcomeOf(answer: (socket: Socket) => void): Promise<unknown> {
  await using endpoint = await startBroken(answer);
  return await send(request(endpoint.origin)).catch((error: unknown) => error);
}

/** Writes, waits until the client has read it and some more turns of the event loop, and resets the connection. */
function writeAndReset(text: string, turns: number): (socket: Socket) => void {
  return (socket) => {
    socket.write(text, () => {
      let left = turns;
      const next = () => {
        left -= 1;
        if (left <= 0) socket.resetAndDestroy();
        else setImmediate(next);
      };
      next();
    });
  };
}

describe('a response is broken, not absent, when its connection is', () => {
  const begun = `${head('200 OK', json, 'Content-Length: 100')}{"phone`;
  it.each([30, 300, 3000])('reset %i turns into its body', async (turns) => {
    const error = await outcomeOf(writeAndReset(begun, turns));
    expect(error).toBeInstanceOf(BrokenResponseError);
    expect(String(error)).toContain('a 200 that broke off after 7 bytes of its body');
  });

  it.each(['HTTP/1.1 200 OK\r\nContent-Type: appl', 'HTTP/1.1 20', 'HTT'])(
    'reset in its head, after %j',
    async (text) => {
      expect(await outcomeOf(writeAndReset(text, 300))).toBeInstanceOf(BrokenResponseError);
    },
  );

  it('closed in a chunk', async () => {
    const start = head('200 OK', json, 'Transfer-Encoding: chunked');
    expect(await outcomeOf((socket) => socket.end(`${start}20\r\n{"ph`))).toBeInstanceOf(BrokenResponseError);
  });
});

describe('bad framing is a broken response', () => {
  it.each([
    ['two lengths', head('200 OK', 'Content-Length: 1', 'Content-Length: 2')],
    ['a length that is not a number', head('200 OK', 'Content-Length: two')],
    ['a length and chunks', head('200 OK', 'Content-Length: 2', 'Transfer-Encoding: chunked')],
    ['a chunk size that is not a number', `${head('200 OK', 'Transfer-Encoding: chunked')}zz\r\n`],
    ['a header without a colon', head('200 OK', 'no colon here')],
    ['a header name with a space', head('200 OK', 'a b: c')],
  ])('%s', async (_, text) => {
    expect(await outcomeOf((socket) => socket.end(text))).toBeInstanceOf(BrokenResponseError);
  });
});

it('what does not speak HTTP has sent no response', async () => {
  const error = await outcomeOf((socket) => socket.end('SSH-2.0-OpenSSH_9.6\r\n'));
  expect(error).toBeInstanceOf(Error);
  expect(error).not.toBeInstanceOf(BrokenResponseError);
});

it('a 101 nobody asked for is a response without a body, and closes the connection', async () => {
  let closed: Promise<unknown> = Promise.resolve();
  const outcome = await outcomeOf((socket) => {
    closed = once(socket, 'close');
    socket.write(head('101 Switching Protocols', 'Connection: Upgrade', 'Upgrade: websocket'));
  });
  expect(outcome).toMatchObject({ response: { status: 101, body: new Uint8Array() } });
  await closed;
});
