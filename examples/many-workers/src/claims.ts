import { randomUUID } from 'node:crypto';
import type { Claim, ClaimState, PurchaseClaims } from '@acs-contracts/phone-numbers-client';
import type { Pool } from 'pg';

/** Creates the table of the claims, if it is not there. */
export async function createClaimTable(pool: Pool): Promise<void> {
  await pool.query(`
    CREATE TABLE IF NOT EXISTS purchase_claims (
      search_id text PRIMARY KEY,
      owner uuid NOT NULL,
      lease_ends timestamptz NOT NULL,
      sent_at timestamptz
    )`);
}

/**
 * Claims that all machines with the same database share. The database alone decides, by its own clock and in one statement
 * each time; PostgreSQL has written a change to disk when it answers (`synchronous_commit`, which is on by default).
 *
 * @param leaseSeconds - how long a process may take from its claim to the purchase, before another one may take the claim over
 */
export function createPostgresClaims(pool: Pool, leaseSeconds: number): PurchaseClaims {
  return {
    async acquire(searchId): Promise<ClaimState> {
      const owner = randomUUID();
      // A claim that was given back between the two statements is there to be taken again.
      for (;;) {
        const taken = await pool.query(
          `INSERT INTO purchase_claims (search_id, owner, lease_ends) VALUES ($1, $2, now() + make_interval(secs => $3))
           ON CONFLICT (search_id) DO UPDATE SET owner = excluded.owner, lease_ends = excluded.lease_ends
             WHERE purchase_claims.sent_at IS NULL AND purchase_claims.lease_ends < now()`,
          [searchId, owner, leaseSeconds],
        );
        if (taken.rowCount === 1) return { state: 'granted', claim: claimOf(pool, searchId, owner) };
        const { rows } = await pool.query<{ owner: string; sent_at: Date | null }>(
          'SELECT owner, sent_at FROM purchase_claims WHERE search_id = $1',
          [searchId],
        );
        const [row] = rows;
        if (row?.sent_at === null) return { state: 'held' };
        if (row !== undefined)
          return { state: 'sent', sentAt: row.sent_at, claim: claimAgain(pool, searchId, row.owner) };
      }
    },
  };
}

function claimOf(pool: Pool, searchId: string, owner: string): Claim {
  return {
    async markSent() {
      await changeOne(
        pool,
        'UPDATE purchase_claims SET sent_at = now() WHERE search_id = $1 AND owner = $2 AND sent_at IS NULL',
        [searchId, owner],
      );
    },
    async release() {
      await pool.query('DELETE FROM purchase_claims WHERE search_id = $1 AND owner = $2', [searchId, owner]);
    },
  };
}

/** Allows a purchase that was marked as sent and is not known to be sent once more, by one process alone. */
function claimAgain(pool: Pool, searchId: string, before: string): Claim {
  const owner = randomUUID();
  return {
    async markSent() {
      await changeOne(
        pool,
        'UPDATE purchase_claims SET owner = $3, sent_at = now() WHERE search_id = $1 AND owner = $2',
        [searchId, before, owner],
      );
    },
    release: () => claimOf(pool, searchId, owner).release(),
  };
}

/** Nothing is sent after an error: the client calls `markSent` before the purchase. */
async function changeOne(pool: Pool, statement: string, values: readonly string[]): Promise<void> {
  const { rowCount } = await pool.query(statement, [...values]);
  if (rowCount !== 1) throw new Error('The claim was taken over by another process.');
}
