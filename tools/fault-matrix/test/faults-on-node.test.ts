import { expect, it } from 'vitest';
import { oursOnNode } from '../src/adapters/ours.js';
import { rows } from '../src/rows/index.js';
import { runRow } from '../src/run.js';

it.each(rows)('row $id, $fault: passed with the transport for Node, too', async (row) => {
  expect((await runRow(oursOnNode, row)).problems).toEqual([]);
});
