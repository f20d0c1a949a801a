import { expect, it } from 'vitest';
import { evidenceByOperation, readEvidence } from '../../src/build/evidence.js';
import { referenceDocuments } from '../../src/build/openapi.js';
import { readRepositoryFile } from '../../src/build/repository.js';

const table = `## Tighter

| row | page | service | the contract says | evidence | test |
|---|---|---|---|---|---|
| <a id="one"></a>\`one\` | p | s | c | \`read.json\`, RFC | t |
| <a id="two"></a>\`two\` | p | s | c | \`buy.json\`, \`other.json\` | t |
| <a id="three"></a>\`three\` | p | s | c | RFC | t |
`;

const operations = [
  { operationId: 'Read', method: 'GET', path: '/things/{id}' },
  { operationId: 'Buy', method: 'POST', path: '/things/:buy' },
  { operationId: 'Make', method: 'POST', path: '/things/{id}' },
];
const recordings = new Map([
  ['read.json', { method: 'GET', url: 'https://host.test//things/1?x=1' }],
  ['buy.json', { method: 'POST', url: 'https://host.test/things/:buy' }],
  ['other.json', { method: 'GET', url: 'https://host.test/elsewhere' }],
]);

it('reads the rows of the evidence, with the recordings that they name', () => {
  expect(readEvidence(table).map(({ id, section, recordings: names }) => ({ id, section, names }))).toEqual([
    { id: 'one', section: 'Tighter', names: ['read.json'] },
    { id: 'two', section: 'Tighter', names: ['buy.json', 'other.json'] },
    { id: 'three', section: 'Tighter', names: [] },
  ]);
});

it('names the row that has no id', () => {
  expect(() => readEvidence(table.replace('<a id="two"></a>', ''))).toThrow(
    'expected an id in the row `two`',
  );
});

it('finds the rows of each operation by their recordings, by a literal path before a template', () => {
  const found = evidenceByOperation(readEvidence(table), operations, recordings);
  expect([...found].map(([operation, rows]) => [operation, rows.map(({ id }) => id)])).toEqual([
    ['Read', ['one']],
    ['Buy', ['two']],
    ['Make', []],
  ]);
});

it('has rows for every operation of the contract that was recorded', async () => {
  const rows = readEvidence(await readRepositoryFile('spec/EVIDENCE.md'));
  expect(rows.length).toBeGreaterThan(80);
  for (const { operations: all, evidence } of await referenceDocuments()) {
    expect(all).toHaveLength(9);
    const without = all.filter(({ operationId }) => evidence.get(operationId)?.length === 0);
    expect(without.map(({ operationId }) => operationId)).toEqual(['PhoneNumbers_CancelOperation']);
  }
});
