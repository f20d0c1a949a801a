import { rename, utimes } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { type Journal, openJournal } from '../src/journal/journal.js';
import { makeOld } from './age.js';
import { newFolder } from './folder.js';

const endpoint = 'https://resource.communication.azure.com';
const searchId = '378ddf60-81be-452a-ba4f-613198ea6c28';
const signal = new AbortController().signal;

async function journalForTest(): Promise<{ readonly journal: Journal; readonly open: () => Journal }> {
  const folder = await newFolder('journal-');
  const open = () => openJournal(folder, endpoint);
  return { journal: open(), open };
}

/** Acquires, and expects the claim. */
async function granted(journal: Journal) {
  const { state, claim } = await journal.claims({}).acquire(searchId, { signal });
  expect(state).toBe('granted');
  if (claim === undefined) throw new Error('no claim');
  return claim;
}

it('one of ten processes that acquire at the same time is granted the claim, and the others see it sent', async () => {
  const { open } = await journalForTest();
  const states = await Promise.all(
    Array.from({ length: 10 }, async () => {
      const { state, claim } = await open().claims({}).acquire(searchId, { signal });
      if (state === 'granted') await claim?.markSent();
      return state;
    }),
  );
  expect(states.sort()).toEqual(['granted', ...Array(9).fill('sent')]);
});

it('a claim is held while its owner shows signs of life', async () => {
  const { journal, open } = await journalForTest();
  await granted(journal);
  expect(await open().claims({}).acquire(searchId, { signal })).toEqual({ state: 'held' });
});

it('an owner whose claim was taken over cannot mark it as sent', async () => {
  const { journal, open } = await journalForTest();
  const claim = await granted(journal);
  const entry = await journal.find(searchId);
  expect(entry?.state).toBe('claimed');
  if (!entry) return;
  // What the watch of another process does once the lease has run out.
  await rename(entry.file, entry.file.replace('.claimed.', '.abandoned.'));
  const other = await granted(open());
  await expect(claim.markSent()).rejects.toThrow('Another process has taken this purchase over');
  await other.markSent();
  expect((await journal.find(searchId))?.attempt).toBe(2);
});

it('a claim that was marked as sent is never granted again, however old it is', async () => {
  const { journal, open } = await journalForTest();
  await (await granted(journal)).markSent();
  const entry = await journal.find(searchId);
  const longAgo = new Date(0);
  await makeOld(entry?.file ?? '', longAgo);
  expect(await open().claims({}).acquire(searchId, { signal })).toMatchObject({
    state: 'sent',
    sentAt: longAgo,
  });
});

it('a file whose time is before its claim was sent when it was claimed, at the earliest', async () => {
  const { journal, open } = await journalForTest();
  await (await granted(journal)).markSent();
  const entry = await journal.find(searchId);
  await utimes(entry?.file ?? '', new Date(0), new Date(0));
  expect(await open().claims({}).acquire(searchId, { signal })).toMatchObject({
    state: 'sent',
    sentAt: new Date(entry?.claimedAt ?? ''),
  });
});

it('one of two processes that send a purchase again may do so', async () => {
  const { journal, open } = await journalForTest();
  await (await granted(journal)).markSent();
  const claims = await Promise.all(
    [open(), open()].map((one) => one.claims({}).acquire(searchId, { signal })),
  );
  const marks = await Promise.allSettled(claims.map(({ claim }) => claim?.markSent()));
  expect(marks.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
});

it('a claim that is released after it was sent permits another attempt', async () => {
  const { journal, open } = await journalForTest();
  const claim = await granted(journal);
  await claim.markSent();
  await claim.release();
  expect((await journal.find(searchId))?.state).toBe('rejected');
  await granted(open());
});

it('two spellings of one search share a claim', async () => {
  const { journal, open } = await journalForTest();
  await (await granted(journal)).markSent();
  const { state } = await open().claims({}).acquire(searchId.toUpperCase(), { signal });
  expect(state).toBe('sent');
});

it('a search that is retired is never purchased, and one that was sent is not retired', async () => {
  const { journal, open } = await journalForTest();
  expect(await journal.retire(searchId, signal)).toBe(true);
  await expect(open().claims({}).acquire(searchId, { signal })).rejects.toThrow('never purchased');
  const other = await journalForTest();
  await (await granted(other.journal)).markSent();
  expect(await other.journal.retire(searchId, signal)).toBe(false);
});

it('prune keeps what has not ended, and forgets what has, with its key', async () => {
  const { journal } = await journalForTest();
  const boundAt = new Date().toISOString();
  const bind = (key: string, search: string) =>
    journal.keys.bind({ version: 1, endpoint, key, searchId: search, criteria: 'any', turn: 1, boundAt });
  await bind('open', searchId);
  await (await granted(journal)).markSent();
  await bind('ended', 'another-search');
  const { claim } = await journal.claims({}).acquire('another-search', { signal });
  await claim?.markSent();
  await journal.end('another-search', 'succeeded', { phoneNumbers: ['+18335550100'] });
  const removed = await journal.prune(new Date(Date.now() + 60_000));
  expect(removed).toHaveLength(2);
  expect(await journal.keys.find('ended')).toBeUndefined();
  expect(await journal.keys.find('open')).toMatchObject({ searchId });
  expect((await journal.all()).map((entry) => entry.state)).toEqual(['sent']);
});
