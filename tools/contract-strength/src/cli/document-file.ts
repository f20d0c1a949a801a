import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { renderDocument } from '../report/document.js';
import type { Result } from '../run/result.js';

const file = fileURLToPath(new URL('../../../../docs/contract-strength.md', import.meta.url));

/**
 * Checks `docs/contract-strength.md`, or writes it.
 *
 * @returns false when it is checked and is not what would be written; it then says so
 */
export async function settleDocument(results: readonly Result[], write: boolean): Promise<boolean> {
  const text = renderDocument(results);
  if (write) {
    await writeFile(file, text);
    return true;
  }
  const current = await readFile(file, 'utf8').catch(() => '');
  if (current === text) return true;
  console.error(
    'docs/contract-strength.md is out of date: run `pnpm contract:strength --write` and commit it',
  );
  return false;
}
