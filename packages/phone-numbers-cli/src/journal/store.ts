import { readdir, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { type Details, type Entry, keyOfSearch, type RecordedPurchase, type State, states } from './entry.js';
import {
  adviceOfAccess,
  codeOf,
  createFile,
  flushFolder,
  readIfThere,
  removeFile,
  timeOf,
  touch,
  writing,
} from './files.js';
import { JournalError } from './journal-error.js';
import { parseEntry } from './parse.js';

/** The files of one journal about purchases. A file is named `<hash of the search>.<attempt>.<state>.json`. */
export interface Store {
  readonly folder: string;
  /** The latest attempt of a search. */
  latest(searchId: string): Promise<RecordedPurchase | undefined>;
  /** The latest attempt of every search, of all endpoints, the oldest first. */
  all(): Promise<readonly RecordedPurchase[]>;
  /** Creates an attempt in the state `claimed`; `false` if another process has created it. */
  claim(entry: Entry): Promise<boolean>;
  /** Moves an attempt on by a rename; `false` if it was not in this state any longer. */
  move(entry: Entry, from: State, to: State): Promise<boolean>;
  /** Records how a purchase that was sent has ended. @param before its record so far, if it has one */
  end(
    entry: Entry,
    before: RecordedPurchase | undefined,
    to: 'succeeded' | 'failed',
    details: Details,
  ): Promise<void>;
  /** Shows that the owner of a claim lives. */
  touch(entry: Entry): Promise<void>;
}

const namePattern = /^([\da-f]{32})\.(\d{3})\.([a-z]+)\.json$/;

/**
 * Creates the store of a folder, which is created with its first file.
 *
 * @param endpoint the only one whose purchases may be found; `undefined` to look at any
 */
export function createStore(folder: string, endpoint: string | undefined): Store {
  const fileOf = (hash: string, attempt: number, state: State) =>
    join(folder, `${hash}.${String(attempt).padStart(3, '0')}.${state}.json`);
  const fileOfEntry = ({ searchId, attempt }: Entry, state: State) =>
    fileOf(keyOfSearch(searchId), attempt, state);

  /** States only move on, so that asking for them in order finds every attempt, whatever others do meanwhile. */
  async function attemptOf(hash: string, attempt: number): Promise<RecordedPurchase | undefined> {
    let found: RecordedPurchase | undefined;
    for (const state of states) {
      const file = fileOf(hash, attempt, state);
      const text = await readIfThere(file);
      if (text === undefined) continue;
      const changedAt = await timeOf(file);
      if (changedAt === undefined) continue;
      const entry = parseEntry(file, text);
      if (keyOfSearch(entry.searchId) !== hash || entry.attempt !== attempt) {
        throw new JournalError(file, 'is damaged: its name belongs to another search', 'Move it away.');
      }
      found = { ...entry, state, file, changedAt };
    }
    return found;
  }

  async function latestOf(hash: string): Promise<RecordedPurchase | undefined> {
    let latest: RecordedPurchase | undefined;
    for (let attempt = 1; ; attempt++) {
      const found = await attemptOf(hash, attempt);
      if (found === undefined) return latest;
      latest = found;
    }
  }

  async function move(entry: Entry, from: State, to: State): Promise<boolean> {
    try {
      const file = fileOfEntry(entry, to);
      await writing(file, () => rename(fileOfEntry(entry, from), file));
    } catch (error) {
      if (codeOf(error) === 'ENOENT') return false;
      throw error;
    }
    await writing(folder, () => flushFolder(folder));
    return true;
  }

  return {
    folder,
    async latest(searchId) {
      const found = await latestOf(keyOfSearch(searchId));
      if (found === undefined || endpoint === undefined || found.endpoint === endpoint) return found;
      const problem = `is about the endpoint ${found.endpoint}, not ${endpoint}`;
      throw new JournalError(
        found.file,
        problem,
        'Check the endpoint, or name another folder with --journal.',
      );
    },
    async all() {
      const hashes = new Set((await namesIn(folder)).map((name) => namePattern.exec(name)?.[1] ?? ''));
      hashes.delete('');
      const found: RecordedPurchase[] = [];
      for (const hash of hashes) {
        const latest = await latestOf(hash);
        if (latest) found.push(latest);
      }
      return found.sort((a, b) => a.claimedAt.localeCompare(b.claimedAt));
    },
    async claim(entry) {
      const isNew = await createFile(fileOfEntry(entry, 'claimed'), `${JSON.stringify(entry)}\n`);
      if (!isNew) return false;
      const now = await attemptOf(keyOfSearch(entry.searchId), entry.attempt);
      if (now?.state === 'claimed' && now.owner === entry.owner) return true;
      // The attempt had moved on already, which left the name of its claim free.
      await removeFile(fileOfEntry(entry, 'claimed'));
      return false;
    },
    move,
    async end({ version, endpoint, searchId, attempt, owner, claimedAt }, before, to, details) {
      const entry = { version, endpoint, searchId, attempt, owner, claimedAt, details };
      await createFile(fileOfEntry(entry, to), `${JSON.stringify(entry)}\n`);
      if (before && before.state !== to) await removeFile(before.file);
    },
    touch: (entry) => touch(fileOfEntry(entry, 'claimed')),
  };
}

/** Returns the names in a folder; none if there is no folder. */
export async function namesIn(folder: string): Promise<string[]> {
  try {
    return (await readdir(folder)).sort();
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return [];
    throw new JournalError(folder, `cannot be read (${codeOf(error)})`, adviceOfAccess, { cause: error });
  }
}
