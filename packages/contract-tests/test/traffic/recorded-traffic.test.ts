import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

import { readRecording } from '../../src/traffic/read-recording.js';
import { judgeFolder } from './judge-folder.js';

const folder = fileURLToPath(new URL('../../../../spec/recorded-traffic/', import.meta.url));

describe('the recorded traffic', () => {
  it('is in no conflict with the contract, and all of it is about the contract', async () => {
    const entries = await judgeFolder(folder);
    expect(entries).toHaveLength(52);
    const others = entries.filter(({ verdict }) => !['accepted', 'tolerated'].includes(verdict.kind));
    expect(others).toEqual([]);
  });

  it.each([
    { file: 'java-2022-12-01-purchase-202.json', row: 'no-location-on-purchase' },
    { file: 'java-2022-12-01-purchase-202.json', row: 'api-version-in-operation-location' },
    { file: 'js-2022-12-01-op-purchase-succeeded.json', row: 'resource-location-null' },
    { file: 'js-2022-12-01-op-purchase-succeeded.json', row: 'last-action-year-1' },
    { file: 'js-2022-12-01-release-202.json', row: 'no-location-on-release' },
    { file: 'java-2022-12-01-search-202.json', row: 'search-202-empty' },
    { file: 'java-2022-12-01-search-202.json', row: 'api-version-in-operation-location' },
    { file: 'js-2021-03-07-capabilities-202.json', row: 'update-202-body' },
    { file: 'js-2021-03-07-capabilities-404-empty-body.json', row: 'empty-404-on-update' },
    { file: 'js-2022-06-01p-capabilities-empty-number-405.json', row: 'inner-error-null' },
    { file: 'py-2021-03-07-feb2021-release-204.json', row: 'before-release' },
    { file: 'py-2021-03-07-feb2021-purchase-202.json', row: 'before-release' },
    { file: 'py-2021-03-07-feb2021-op-purchase-Succeeded.json', row: 'before-release' },
    { file: 'py-2021-03-07-feb2021-searchResult-cost-null.json', row: 'before-release' },
    { file: 'js-2021-03-07-getNumber-200-pascal-enums.json', row: 'before-release' },
  ])('tolerates $file by $row', async ({ file, row }) => {
    const entries = await judgeFolder(folder);
    const entry = entries.find((candidate) => candidate.file === file);
    expect(entry?.verdict).toMatchObject({ kind: 'tolerated', rows: expect.arrayContaining([row]) });
  });

  it.each([
    { what: 'a search', route: /\/:search$/, least: 8 },
    { what: 'an update', route: /\/capabilities$/, least: 5 },
    { what: 'a release', route: /^DELETE /, least: 4 },
    { what: 'api-version 2025-06-01', route: /2025-06-01/, least: 1 },
  ])('of $what is never outside of the contract', async ({ route, least }) => {
    const entries = await judgeFolder(folder);
    const about = entries.filter(
      ({ file, what }) => route.test(what.replace(/ \d+$/, '')) || route.test(file),
    );
    expect(about.length).toBeGreaterThanOrEqual(least);
    expect(about.filter(({ verdict }) => verdict.kind === 'outside')).toEqual([]);
  });

  it('of a purchase with an agreement needs no tolerance in the api-version that has it', async () => {
    const entries = await judgeFolder(folder);
    const entry = entries.find(({ file }) => file === 'py-2025-06-01-purchase-no-consent-400.json');
    expect(entry?.verdict).toEqual({ kind: 'accepted' });
  });

  it('tolerates an operation that goes back from running to notStarted', async () => {
    const polls = ['running', 'notStarted', 'succeeded'].map(async (status) => {
      const text = await readFile(`${folder}js-2022-12-01-op-purchase-${status}.json`, 'utf8');
      const { response } = readRecording(JSON.parse(text)).exchange;
      return { date: response.headers.find(([name]) => name === 'Date')?.[1], body: response.body };
    });
    const [running, notStarted, succeeded] = await Promise.all(polls);
    expect(running?.body).toMatchObject({ status: 'running' });
    expect(notStarted?.body).toMatchObject({ status: 'notStarted' });
    expect(Date.parse(running?.date ?? '')).toBeLessThan(Date.parse(notStarted?.date ?? ''));
    expect(Date.parse(notStarted?.date ?? '')).toBeLessThan(Date.parse(succeeded?.date ?? ''));
  });
});
