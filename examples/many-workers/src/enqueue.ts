// Puts searches into the queue. One that is there twice is purchased once:
//
//   DATABASE_URL=postgres://… npx tsx enqueue.ts <searchId>…
import { openWork, queue } from './queue.js';

const { DATABASE_URL = '', EXPIRE_SECONDS = '180' } = process.env;
const { pool, boss } = await openWork(DATABASE_URL, Number(EXPIRE_SECONDS));
await boss.insert(process.argv.slice(2).map((searchId) => ({ name: queue, data: { searchId } })));
await boss.stop();
await pool.end();
