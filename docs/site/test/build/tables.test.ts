import { expect, it } from 'vitest';
import { numberIn, readTables, tableBelow, withNamedColumns } from '../../src/build/tables.js';

const markdown = `# Page

| one | two |
|---|---:|
| a \\| b | 1,234 |

## Part

text | that is no table

| | x |  |
|---|---|---|
| **all** | 0.91 (0.81–1.01) |  |
`;

it('reads the tables of a page with the headings above them', () => {
  expect(readTables(markdown)).toEqual([
    { heading: 'Page', columns: ['one', 'two'], rows: [['a \\| b', '1,234']] },
    { heading: 'Part', columns: ['', 'x', ''], rows: [['**all**', '0.91 (0.81–1.01)', '']] },
  ]);
});

it('says which heading has no table', () => {
  expect(tableBelow(markdown, 'Part').columns).toEqual(['', 'x', '']);
  expect(() => tableBelow(markdown, 'Other')).toThrow('expected a table below the heading "Other"');
});

it('names columns without a name, and leaves everything else as it is', () => {
  const named = withNamedColumns(markdown, 'row', 'result');
  expect(named).toBe(markdown.replace('| | x |  |', '| row | x | result |'));
});

it.each([
  ['1,234', 1234],
  ['**31115**', 31115],
  ['0.91 (0.81–1.01)', 0.91],
  ['100 %', 100],
  [undefined, Number.NaN],
  ['none', Number.NaN],
])('reads the number that a cell begins with: %j is %d', (cell, number) => {
  expect(numberIn(cell)).toBe(number);
});
