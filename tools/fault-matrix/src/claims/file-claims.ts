import { link, open, readdir, readFile, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import type { Claim, PurchaseClaims } from '@acs-contracts/phone-numbers-client';
import { comparableId } from '../lab/kinds.js';

/** How a claim store in a folder behaves. */
interface FileClaimsOptions {
  readonly directory: string;
  /** How long a claim lasts after its last heartbeat, in milliseconds. */
  readonly leaseMs: number;
}

/** An entry of the log of a search. The last one counts. */
interface Entry {
  readonly state: 'claimed' | 'sent' | 'released';
  /** In milliseconds since 1970; of a claim, when its lease ends. */
  readonly at: number;
}

/**
 * Creates a claim store for the processes of one machine, in a folder that they share.
 *
 * Each search has a log of numbered files. An entry is added by creating the next file exclusively: of two processes
 * that want to add one to the same log, one fails. So a claim cannot be both taken over and marked as sent. A heartbeat
 * replaces the file of the owner, by a rename.
 */
export function createFileClaims({ directory, leaseMs }: FileClaimsOptions): PurchaseClaims {
  const keep = (log: string, number: number): Claim => {
    let last = number;
    const heartbeat = setInterval(() => {
      write(`${log}.${number}.heartbeat`, { state: 'claimed', at: Date.now() + leaseMs })
        .then(() => rename(`${log}.${number}.heartbeat`, `${log}.${number}`))
        // The lease then ends, and the claim is taken over.
        .catch(() => {});
    }, leaseMs / 4);
    heartbeat.unref();
    const add = async (state: Entry['state']) => {
      clearInterval(heartbeat);
      if (!(await append(log, last + 1, { state, at: Date.now() }))) {
        throw new Error('The claim was taken over.');
      }
      last++;
    };
    return { markSent: () => add('sent'), release: () => add('released') };
  };
  return {
    async acquire(searchId) {
      const log = path.join(directory, encodeURIComponent(comparableId(searchId)));
      for (;;) {
        const { number, entry } = await readLast(log);
        if (entry?.state === 'sent') {
          const takeOver = () => append(log, number + 1, { state: 'sent', at: Date.now() });
          return { state: 'sent', sentAt: new Date(entry.at), claim: claimAfterSent(takeOver) };
        }
        if (entry?.state === 'claimed' && entry.at > Date.now()) return { state: 'held' };
        const claimed = await append(log, number + 1, { state: 'claimed', at: Date.now() + leaseMs });
        if (claimed) return { state: 'granted', claim: keep(log, number + 1) };
      }
    },
  };
}

/** The claim on a search that another process may have purchased: it can be taken over by marking it as sent anew. */
function claimAfterSent(takeOver: () => Promise<boolean>): Claim {
  return {
    async markSent() {
      if (!(await takeOver())) throw new Error('The claim was taken over.');
    },
    async release() {},
  };
}

async function readLast(log: string): Promise<{ readonly number: number; readonly entry?: Entry }> {
  const prefix = `${path.basename(log)}.`;
  const names = (await readdir(path.dirname(log))).filter((name) => name.startsWith(prefix));
  const numbers = names.map((name) => Number(name.slice(prefix.length))).filter(Number.isSafeInteger);
  if (numbers.length === 0) return { number: 0 };
  const number = Math.max(...numbers);
  const entry: Entry = JSON.parse(await readFile(`${log}.${number}`, 'utf8'));
  return { number, entry };
}

/** Adds an entry; resolves to whether nobody else has added one with this number. */
async function append(log: string, number: number, entry: Entry): Promise<boolean> {
  const draft = `${log}.${number}.${process.pid}-${Math.random()}`;
  await write(draft, entry);
  try {
    // Unlike a file that is opened exclusively, this one is never seen empty.
    await link(draft, `${log}.${number}`);
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  } finally {
    await rm(draft);
  }
}

/** Writes a file that outlasts a crash of the machine. */
async function write(file: string, entry: Entry): Promise<void> {
  const handle = await open(file, 'w');
  try {
    await handle.writeFile(JSON.stringify(entry));
    await handle.sync();
  } finally {
    await handle.close();
  }
}
