import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { expectations, rules, sequenceRules } from '../src/index.js';
import { tolerances } from '../src/traffic/tolerances.js';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const table = await readFile(`${root}spec/EVIDENCE.md`, 'utf8');

/** The rows of the evidence: anchor, then page, service, contract, evidence, test. */
const rows = [...table.matchAll(/^\| <a id="([a-z0-9-]+)"><\/a>`\1` *\|(.*)\|$/gm)].map(
  ([, id = '', cells = '']) => {
    const [page, service, contract, evidence = '', test = ''] = cells.split('|').map((cell) => cell.trim());
    return { id, page, service, contract, evidence, test };
  },
);

describe('the evidence table', () => {
  it('has each row once, and every cell of it filled', () => {
    expect(rows.length).toBeGreaterThan(20);
    expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length);
    for (const row of rows) expect(Object.values(row)).not.toContain('');
  });

  it('has the row of every rule, expectation and tolerance', () => {
    const ids = rows.map(({ id }) => id);
    const demands = [...rules, ...sequenceRules, ...expectations];
    expect(ids).toEqual(expect.arrayContaining(demands.map(({ evidence: row }) => row)));
    expect(ids).toEqual(expect.arrayContaining(tolerances.map(({ row }) => row)));
  });

  it.each(rows)('names a test of $id that exists', async ({ test }) => {
    const [, file, title] = /^`(.+)` › (.+)$/.exec(test) ?? [];
    const text = await readFile(`${root}${file}`, 'utf8');
    expect(text).toContain(`'${title}'`);
  });

  it.each(rows)('names recordings of $id that exist', async ({ evidence }) => {
    for (const [, file] of evidence.matchAll(/`([\w.-]+\.json)`/g)) {
      await readFile(`${root}spec/recorded-traffic/${file}`, 'utf8');
    }
  });
});
