import type { Socket } from 'node:net';
import { describe, expect, it } from 'vitest';
import { AccessDeniedError, UnreachableError, verify } from '../../src/index.js';
import { closedOrigin, drip, head, pour, startBroken } from './broken-endpoint.js';

/** Quick to give up, so that the tests are. */
const quick = { timeoutMs: 60_000, requestTimeoutMs: 300 };
const json = 'Content-Type: application/json';

describe('an endpoint is unreachable', () => {
  it('when its port is closed', async () => {
    const error = await verify({ endpoint: await closedOrigin() }).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(UnreachableError);
    expect(String(error)).toMatch(
      /^UnreachableError: expected an answer from http:.+, got none: .*ECONNREFUSED/,
    );
  });

  it.each<{ what: string; answer: (socket: Socket) => void; says: RegExp }>([
    { what: 'it never answers', answer: () => {}, says: /no complete answer within 0\.3 s$/ },
    {
      what: 'it drips headers',
      answer: (socket) => drip(socket, 'H'),
      says: /Parse Error|no complete answer/,
    },
    {
      what: 'it drips a body',
      answer: (socket) => {
        socket.write(head('200 OK', json, 'Content-Length: 100000'));
        drip(socket, ' ');
      },
      says: /no complete answer within 0\.3 s$/,
    },
    {
      what: 'it speaks no HTTP',
      answer: (socket) => socket.end('SSH-2.0-OpenSSH_9.6\r\n'),
      says: /Parse Error/,
    },
    { what: 'it hangs up', answer: (socket) => socket.end(), says: /socket hang up/ },
    {
      what: 'it resets connections',
      answer: (socket) => socket.resetAndDestroy(),
      says: /ECONNRESET|hang up/,
    },
  ])('when $what', async ({ answer, says }) => {
    await using endpoint = await startBroken(answer);
    const error = await verify({ endpoint: endpoint.origin, ...quick }).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(UnreachableError);
    expect(String(error)).toMatch(says);
    expect(endpoint.connections()).toBe(2);
  });

  it('when it is reached and the time for everything is up', async () => {
    await using endpoint = await startBroken(() => {});
    const options = { endpoint: endpoint.origin, timeoutMs: 200, requestTimeoutMs: 60_000 };
    await expect(verify(options)).rejects.toThrow(/got none: the time was up after 0\.2 s/);
  });
});

describe('an endpoint', () => {
  it.each<{ what: string; answer: (socket: Socket) => void; says: string }>([
    {
      what: 'bodies without end',
      answer: (socket) => {
        socket.write(head('200 OK', json));
        pour(socket, new Uint8Array(65_536).fill(0x20));
      },
      says: 'a 200 with more than 1048576 bytes',
    },
    {
      what: 'bodies that break off',
      answer: (socket) => {
        socket.write(`${head('200 OK', json, 'Content-Length: 100')}{"phone`);
        setImmediate(() => socket.resetAndDestroy());
      },
      says: 'a 200 that broke off after',
    },
    {
      what: 'bodies that are shorter than they claim',
      answer: (socket) => socket.end(`${head('200 OK', json, 'Content-Length: 100')}{"phone`),
      says: 'a 200 that broke off after 7 bytes of its body',
    },
    {
      what: 'headers without end',
      answer: (socket) => {
        socket.write('HTTP/1.1 200 OK\r\n');
        pour(socket, new TextEncoder().encode('X-Filler: filler\r\n'.repeat(100)));
      },
      says: 'a response that is not whole: Parse Error: Header overflow',
    },
    {
      what: 'two lengths',
      answer: (socket) => socket.end(head('200 OK', json, 'Content-Length: 2', 'Content-Length: 3')),
      says: 'a response that is not whole: Parse Error',
    },
  ])('with $what is found at fault', async ({ answer, says }) => {
    await using endpoint = await startBroken(answer);
    const { findings, summary } = await verify({ endpoint: endpoint.origin });
    expect(findings).toEqual([expect.objectContaining({ rule: 'complete', where: 'response' })]);
    expect(findings[0]?.actual).toContain(says);
    expect(findings[0]?.count).toBe(summary.requests);
  });

  it('that stops answering is left after a few requests', async () => {
    let left = 3;
    await using endpoint = await startBroken((socket) => {
      left -= 1;
      if (left >= 0)
        socket.end(`${head('404 Not Found', json)}{"error":{"code":"NotFound","message":"Not there."}}`);
    });
    const { findings, scenarios, stopped } = await verify({ endpoint: endpoint.origin, ...quick });
    expect(findings).toEqual([expect.objectContaining({ rule: 'complete', count: 5 })]);
    expect(stopped).toBe('the endpoint stopped answering');
    expect(scenarios.at(-1)?.skipped).toBe('the endpoint stopped answering');
    expect(endpoint.connections()).toBe(8);
  });

  it('that is a login page gets one clear line and few findings', async () => {
    await using endpoint = await startBroken((socket) =>
      socket.end(`${head('200 OK', 'Content-Type: text/html')}<!doctype html><title>Sign in</title>`),
    );
    const { notes, findings } = await verify({ endpoint: endpoint.origin, fixtures: { unknown: 'x' } });
    expect(notes).toEqual([
      expect.stringMatching(/answers with a web page: .* or a login page before it\?$/),
    ]);
    expect(findings.length).toBeGreaterThan(0);
    expect(findings.length).toBeLessThan(30);
  });

  it.each(['302 Found', '307 Temporary Redirect', '308 Permanent Redirect'])(
    'that redirects to another host with %s is found at fault, and not followed',
    async (status) => {
      await using other = await startBroken((socket) => socket.end(head('204 No Content')));
      await using endpoint = await startBroken((socket) =>
        socket.end(head(status, `Location: ${other.origin}/phoneNumbers`, 'Content-Length: 0')),
      );
      const { notes, findings } = await verify({ endpoint: endpoint.origin });
      expect(notes).toEqual([
        `${endpoint.origin} redirects to ${other.origin}/phoneNumbers, which is not followed: is this the endpoint of a resource?`,
      ]);
      expect(findings).toContainEqual(
        expect.objectContaining({ where: 'status', actual: status.slice(0, 3) }),
      );
      expect(other.connections()).toBe(0);
    },
  );

  it('that refuses the credentials of two different reads is not asked again', async () => {
    await using endpoint = await startBroken((socket) =>
      socket.end(`${head('401 Unauthorized', json)}{"error":{"code":"Denied","message":"Denied."}}`),
    );
    await expect(verify({ endpoint: endpoint.origin })).rejects.toThrow(AccessDeniedError);
    expect(endpoint.connections()).toBe(2);
  });
});
