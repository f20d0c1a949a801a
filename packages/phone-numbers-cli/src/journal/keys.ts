import { join } from 'node:path';
import { hashOf } from './entry.js';
import { createFile, readIfThere } from './files.js';
import { JournalError } from './journal-error.js';
import { parseObject } from './parse.js';

/** A key and the search that is purchased for it. */
export interface KeyBinding {
  readonly version: 1;
  readonly endpoint: string;
  readonly key: string;
  readonly searchId: string;
  /** What was searched for; a key is not used for something else. */
  readonly criteria: string;
  /** 1 for the first search of the key; 0 if only a purchase names the key. */
  readonly turn: number;
  /** ISO 8601. */
  readonly boundAt: string;
}

/** The keys of a journal. A file is named `<hash of the key>.<turn>.json`, and never changes. */
export interface Keys {
  /** Returns the latest search of a key. */
  find(key: string): Promise<KeyBinding | undefined>;
  /** Binds a key to a search; `false` if another process has bound it. */
  bind(binding: KeyBinding): Promise<boolean>;
}

/** Creates the keys of a folder. */
export function createKeys(folder: string, endpoint: string): Keys {
  const fileOf = (key: string, turn: number) =>
    join(folder, `${hashOf(key)}.${String(turn).padStart(3, '0')}.json`);
  return {
    async find(key) {
      let latest: KeyBinding | undefined;
      for (let turn = 1; ; turn++) {
        const file = fileOf(key, turn);
        const text = await readIfThere(file);
        if (text === undefined) return latest;
        latest = parseBinding(file, text, turn, key);
        if (latest.endpoint !== endpoint) {
          const problem = `binds this key to the endpoint ${latest.endpoint}, not ${endpoint}`;
          throw new JournalError(file, problem, 'Check the endpoint, or take another key.');
        }
      }
    },
    bind: (binding) => createFile(fileOf(binding.key, binding.turn), `${JSON.stringify(binding)}\n`),
  };
}

function parseBinding(file: string, text: string, turn: number, key: string): KeyBinding {
  const value = parseObject(file, text);
  const { endpoint, searchId, criteria, boundAt } = value;
  const isBinding = [endpoint, searchId, criteria, boundAt].every((item) => typeof item === 'string');
  if (!isBinding || value['key'] !== key || value['turn'] !== turn) {
    const advice = 'Nothing is purchased with this key while it is there. Move it away.';
    throw new JournalError(file, 'is damaged: it does not say what the key is for', advice);
  }
  return {
    version: 1,
    endpoint: String(endpoint),
    key,
    searchId: String(searchId),
    criteria: String(criteria),
    turn,
    boundAt: String(boundAt),
  };
}
