import { describe, expect, it } from 'vitest';
import { ours } from '../src/adapters/ours.js';
import { rows } from '../src/rows/index.js';
import { runRow } from '../src/run.js';

describe('the fault matrix', () => {
  it('has the rows 1 to 78, each once', () => {
    expect(rows.map(({ id }) => id)).toEqual(Array.from({ length: 78 }, (_, index) => index + 1));
  });

  it.each(rows.filter(({ notTried }) => notTried === undefined))('$id: $fault', async (row) => {
    expect(row.cases.length).toBeGreaterThan(0);
    const { problems } = await runRow(ours, row);
    expect(problems).toEqual([]);
  });

  it('says of the rows that are not tried why', () => {
    const reasons = rows.filter(({ cases }) => cases.length === 0).map(({ id, notTried }) => [id, notTried]);
    const reason = expect.stringContaining('needs a journal');
    expect(reasons).toEqual([
      [76, reason],
      [77, reason],
    ]);
  });
});
