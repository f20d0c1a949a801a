import { describe, expect, it } from 'vitest';
import { closedOrigin, head, pour, startBroken } from '../verify/broken-endpoint.js';
import { run } from './run.js';

describe('an endpoint that cannot be reached ends with 3 and one line', () => {
  it('when its port is closed', async () => {
    const { code, stdout, stderr } = await run(['verify', await closedOrigin()]);
    expect({ code, stdout }).toEqual({ code: 3, stdout: '' });
    expect(stderr).toMatch(
      /^contract-tests: expected an answer from http:\S+, got none: .*ECONNREFUSED.*\n$/,
    );
  });

  it('when it hangs', async () => {
    await using endpoint = await startBroken(() => {});
    const { code, stdout, stderr } = await run(['verify', endpoint.origin, '--timeout', '1']);
    expect({ code, stdout }).toEqual({ code: 3, stdout: '' });
    expect(stderr).toMatch(
      /^contract-tests: expected an answer from http:\S+, got none: .*within 0\.334 s\n$/,
    );
  });
});

it('bodies without end are left, and reported', async () => {
  await using endpoint = await startBroken((socket) => {
    socket.write(head('200 OK', 'Content-Type: application/json'));
    pour(socket, new Uint8Array(65_536).fill(0x20));
  });
  const { code, stdout, stderr } = await run(['verify', endpoint.origin]);
  expect({ code, stderr }).toEqual({ code: 1, stderr: '' });
  expect(stdout).toContain('1. complete: response');
  expect(stdout).toContain('a 200 with more than 1048576 bytes');
});

it('a login page is called one before anything else is said', async () => {
  await using endpoint = await startBroken((socket) =>
    socket.end(`${head('200 OK', 'Content-Type: text/html')}<!doctype html><title>Sign in</title>`),
  );
  const { code, stdout } = await run(['verify', endpoint.origin]);
  expect(code).toBe(1);
  expect(stdout.split('\n')[2]).toMatch(/^http:\S+ answers with a web page: is this/);
});

it('credentials do not follow a redirect to another host', async () => {
  await using other = await startBroken((socket) => socket.end(head('204 No Content')));
  await using endpoint = await startBroken((socket) =>
    socket.end(head('307 Temporary Redirect', `Location: ${other.origin}/phoneNumbers`, 'Content-Length: 0')),
  );
  const { code, stdout } = await run(['verify', endpoint.origin, '--token', 'a.b.c']);
  expect(code).toBe(1);
  expect(stdout).toMatch(/ redirects to http:\S+, which\s+is not followed/);
  expect(other.connections()).toBe(0);
});
