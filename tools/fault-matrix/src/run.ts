import type { Adapter } from './adapters/adapter.js';
import { openLab } from './lab/lab.js';
import type { Row } from './row.js';

/** How a client did on a row. */
export interface RowResult {
  readonly row: Row;
  readonly passed: boolean;
  /** What went wrong, on one line each. */
  readonly problems: readonly string[];
}

/** How long a case may take, in milliseconds: it only guards against hanging. */
const caseLimit = 60_000;

/**
 * Tries a row on a kind of client: every case of it, and the invariants in each. One that waits in real time is tried until
 * the first case that it fails.
 */
export async function runRow(adapter: Adapter, row: Row, limit = caseLimit): Promise<RowResult> {
  const problems: string[] = [];
  for (const [index, tryCase] of row.cases.entries()) {
    if (problems.length > 0 && !adapter.takesClock) break;
    try {
      await runCase(adapter, tryCase, limit);
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      problems.push(`case ${index + 1}: ${message.replaceAll(/\s+/g, ' ').slice(0, 300)}`);
    }
  }
  return { row, passed: problems.length === 0, problems };
}

async function runCase(adapter: Adapter, tryCase: Row['cases'][number], limit: number): Promise<void> {
  const lab = openLab(adapter);
  let timer: NodeJS.Timeout | undefined;
  const overdue = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(reject, limit, new Error(`it did not end within ${limit} ms`));
  });
  try {
    await Promise.race([tryCase(lab), overdue]);
    lab.check();
  } finally {
    clearTimeout(timer);
    await lab[Symbol.asyncDispose]();
  }
}
