import { expect, it } from 'vitest';
import { ours } from '../src/adapters/ours.js';
import { clients } from '../src/clients.js';
import { readResults } from '../src/document/results.js';
import { openLab } from '../src/lab/lab.js';
import { rows } from '../src/rows/index.js';
import { actions, expectDone, finishAt } from '../src/rows/operations/trial.js';
import { runRow } from '../src/run.js';

/**
 * Rows that are decided by the first response, or by what is sent before it. Other clients cannot be given a clock: in all
 * other rows they wait for seconds, and how busy the machine is may decide. These take about five seconds.
 */
const stable = [35, 37, 38, 44, 45, 46, 47, 48, 52, 53, 54, 55, 56, 133, 143, 162, 163, 205, 305, 309, 327];

const results = await readResults();
const tried = rows.filter(({ id }) => stable.includes(id));

it('the rows that are tried on other clients exist', () => {
  expect(tried.map(({ id }) => id)).toEqual(stable);
});

const searchUpdateAndRelease = clients.flatMap((client) => actions.map((action) => ({ client, action })));

it.each(searchUpdateAndRelease)(
  '$client.name ends a faultless $action well, so that it is the fault that a row tries',
  async ({ client, action }) => {
    await using lab = openLab(client);
    expectDone(await finishAt(lab, action, {}));
    lab.check();
  },
);

it.each(clients.filter((client) => client !== ours))(
  '$name passes the rows that the stored results say',
  async (client) => {
    const passed: number[] = [];
    for (const row of tried) {
      const result = await runRow(client, row);
      if (result.passed) passed.push(row.id);
    }
    const stored = results.clients.find(({ client: name }) => name === client.name)?.passed ?? [];
    expect(passed).toEqual(stable.filter((id) => stored.includes(id)));
    // Neither all of them nor none: the rows can tell clients apart.
    expect(passed.length).toBeGreaterThan(0);
    expect(passed.length).toBeLessThan(stable.length);
  },
);
