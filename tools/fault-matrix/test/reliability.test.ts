import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { clients, installedVersion } from '../src/clients.js';
import { renderReliability } from '../src/document/render.js';
import { readResults } from '../src/document/results.js';
import { rows } from '../src/rows/index.js';

const results = await readResults();

it('docs/reliability.md is rendered from the rows and the stored results', async () => {
  const document = new URL('../../../docs/reliability.md', import.meta.url);
  expect(await readFile(document, 'utf8')).toBe(renderReliability(rows, results));
});

it('the stored results are those of the installed versions of all clients', async () => {
  const installed = await Promise.all(
    clients.map(async (client) => ({ client: client.name, version: await installedVersion(client) })),
  );
  expect(results.clients.map(({ client, version }) => ({ client, version }))).toEqual(installed);
});

it('the stored results are those of a run of all rows', () => {
  const ids = rows.map(({ id }) => id);
  expect(results.rows).toEqual(ids);
  for (const { passed } of results.clients) {
    expect(passed).toEqual(ids.filter((id) => passed.includes(id)));
  }
});
