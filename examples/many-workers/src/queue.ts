import { Pool } from 'pg';
import PgBoss from 'pg-boss';
import { createClaimTable } from './claims.js';

/** The name of the queue. */
export const queue = 'purchases';

/** A piece of work: the search to purchase. */
export interface Purchase {
  readonly searchId: string;
}

/** The database, and the queue in it. */
export interface Work {
  readonly pool: Pool;
  readonly boss: PgBoss;
}

/**
 * Connects to the database, and creates what is not there: the table of claims, that of results, and the queue.
 *
 * @param expireInSeconds - after this, work that a process has taken and not ended is given to another one
 */
export async function openWork(connectionString: string, expireInSeconds: number): Promise<Work> {
  const pool = new Pool({ connectionString });
  await createClaimTable(pool);
  await pool.query(
    'CREATE TABLE IF NOT EXISTS bought (search_id text PRIMARY KEY, phone_numbers text[] NOT NULL)',
  );
  const boss = new PgBoss({ connectionString, maintenanceIntervalSeconds: 1 });
  // Its connections report here that they were lost; the next piece of work connects again.
  boss.on('error', (error) => console.error(error.message));
  await boss.start();
  await boss.createQueue(queue, { name: queue, expireInSeconds, retryLimit: 1000, retryDelay: 1 });
  return { pool, boss };
}
