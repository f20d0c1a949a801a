import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startCacheServer, startLyingServer } from './cache-server.js';
import { buildClone, freshClone, type Remote } from './clone.js';

const secret = { token: 'a-token', signatureKey: 'the key of this team' };

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'acs-contracts-remote-cache-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const clone = (name: string) => freshClone(path.join(folder, name));
const serve = () => startCacheServer(path.join(folder, 'storage'), secret.token);

it('builds a clean clone from what another machine has built', async () => {
  await using server = await serve();
  const remote = { ...secret, url: server.url };
  const first = await buildClone(await clone('first'), remote);
  const second = await buildClone(await clone('second'), remote);
  expect(first.cached).toBe(0);
  expect(second).toEqual({ cached: 2, built: first.built });
});

it('builds without any remote cache', async () => {
  expect((await buildClone(await clone('alone'))).cached).toBe(0);
});

describe('builds by itself, and succeeds,', () => {
  it('with a token that the server does not take', async () => {
    await using server = await serve();
    const remote = { ...secret, url: server.url };
    const first = await buildClone(await clone('first'), remote);
    await expectOwnBuild(first.built, { ...remote, token: 'another-token' });
  });

  it('with a server that is dead', async () => {
    const server = await serve();
    await server[Symbol.asyncDispose]();
    await expectOwnBuild([], { ...secret, url: server.url });
  });

  it('with a server that answers with anything', async () => {
    await using server = await startLyingServer();
    await expectOwnBuild([], { ...secret, url: server.url });
  });

  it('with artifacts on the server that someone without the key has made', async () => {
    await using server = await serve();
    const remote = { ...secret, url: server.url };
    const attacker = { ...remote, signatureKey: 'no key of this team' };
    const poisoned = await buildClone(await clone('attacker'), attacker);
    expect((await buildClone(await clone('another-attacker'), attacker)).cached).toBe(2);
    await expectOwnBuild(poisoned.built, remote);
  });
});

async function expectOwnBuild(others: readonly string[], remote: Remote): Promise<void> {
  const { cached, built } = await buildClone(await clone('own'), remote);
  expect(cached).toBe(0);
  expect(built).toHaveLength(2);
  for (const text of built) expect(others).not.toContain(text);
}
