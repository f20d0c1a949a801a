import { describe, expect, it } from 'vitest';
import { ours } from '../src/adapters/ours.js';
import { readResults } from '../src/document/results.js';
import { rows } from '../src/rows/index.js';
import { runRow } from '../src/run.js';

const { clients } = await readResults();
const stored = clients.find(({ client }) => client === ours.name);

describe('the fault matrix', () => {
  it('has no two rows with the same number', () => {
    expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length);
  });

  it.each(rows)('row $id, $fault: passed by our client, as the stored results say', async (row) => {
    expect(row.cases.length).toBeGreaterThan(0);
    const { problems } = await runRow(ours, row);
    expect(problems).toEqual([]);
    expect(stored?.passed).toContain(row.id);
  });
});
