import { readTables } from '../build/tables.js';
import { squares } from './squares.js';
import { figure } from './svg.js';

/** The plot of docs/reliability.md: a square for each row of the fault matrix and each client. */
export function reliabilityPlots(markdown: string): string {
  const tables = readTables(markdown).filter(({ columns }) => columns[1] === 'fault' && columns.length > 4);
  const clients = tables[0]?.columns.slice(3) ?? [];
  const groups = clients.map((label, index) => ({
    label,
    passed: tables.flatMap(({ rows }) => rows.map((cells) => cells[index + 3] === 'yes')),
  }));
  return figure(
    squares('Rows of the fault matrix that each client passes', groups),
    'A square is a row of the tables below, in their order; it is filled if the client does what the row demands.',
  );
}
