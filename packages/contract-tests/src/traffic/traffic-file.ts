import type { Contract } from '../contract.js';
import { memberOf } from '../rules/members.js';
import type { Entry, Problem } from './entry.js';
import { isHar, readHar } from './har/read-har.js';
import { isRecording, readRecording } from './read-recording.js';
import { readJson } from './read-text.js';
import { NotARecordingError } from './recording.js';
import { secretsOfEntry, secretsOfExchange } from './secrets-of.js';
import { dateOf } from './tolerances.js';

/** What a file has for the contract. */
export interface TrafficFile {
  /** `HAR file`, or `recording`. */
  readonly title: string;
  readonly entries: readonly Entry[];
  /** How many exchanges are to other hosts or paths. */
  readonly outside: number;
  readonly problems: readonly Problem[];
  /** The secrets in all of its exchanges, each once. They are looked for when they are asked for. */
  secrets(): Set<string>;
}

/** What to read of a file. */
export interface ReadOptions {
  /** Those whose paths count. */
  readonly contracts: readonly Contract[];
  /** The origin whose exchanges count; by default, see `readHar`. */
  readonly origin?: string | undefined;
}

/**
 * Reads a HAR file or a recording; `undefined` for JSON that claims to be neither.
 *
 * @throws NotARecordingError when it is not JSON, or neither can be read from it
 * @throws the error of the file system when it cannot be read
 */
export async function readTrafficFile(file: string, options: ReadOptions): Promise<TrafficFile | undefined> {
  const value = await readJson(file);
  if (isHar(value)) {
    const entries = memberOf(memberOf(value, 'log'), 'entries');
    return {
      title: 'HAR file',
      ...readHar(value, options),
      secrets: () => unique(Array.isArray(entries) ? entries : [], secretsOfEntry),
    };
  }
  if (!isRecording(value)) {
    if (/\.har$/i.test(file)) throw new NotARecordingError('expected a HAR with a log, got other JSON');
    return undefined;
  }
  const recording = readRecording(value);
  const { exchange } = recording;
  const isOther = options.origin !== undefined && exchange.request.url.origin !== options.origin;
  const time = dateOf(exchange);
  const entry: Entry = {
    ...recording,
    place: '',
    sentAt: Number.isFinite(time) ? new Date(time) : undefined,
    durationMs: 0,
    isAnswered: true,
    isFromService: true,
  };
  return {
    title: 'recording',
    entries: isOther ? [] : [entry],
    outside: isOther ? 1 : 0,
    problems: [],
    secrets: () => unique([exchange.raw], secretsOfExchange),
  };
}

function unique<T>(values: readonly T[], secretsOf: (value: T) => string[]): Set<string> {
  const secrets = new Set<string>();
  for (const value of values) for (const secret of secretsOf(value)) secrets.add(secret);
  return secrets;
}
