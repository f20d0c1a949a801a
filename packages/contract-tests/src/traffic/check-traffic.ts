import { publishedVersions } from '../published.js';
import { publishedContract } from '../published-contract.js';
import { redact } from '../redact.js';
import { evidenceOf, type SentExchange } from '../verify/evidence.js';
import { createRecorder, type Recorder } from '../verify/recorder.js';
import { subjectOf } from '../verify/subject.js';
import { type CheckedEntries, checkEntries } from './check-entries.js';
import { versionOf } from './contract-of.js';
import type { Entry } from './entry.js';
import type { FoundFile } from './find-files.js';
import { createHider } from './hider.js';
import { notesOf } from './notes.js';
import { NotJsonError } from './read-text.js';
import { NotARecordingError } from './recording.js';
import type { FileProblem, TrafficReport } from './report.js';
import { createTally, type Tally } from './tally.js';
import { type ReadOptions, readTrafficFile, type TrafficFile } from './traffic-file.js';

/** What to check. */
export interface TrafficOptions {
  readonly files: readonly FoundFile[];
  /** Paths at which nothing could be found. */
  readonly problems: readonly FileProblem[];
  /** Checks the exchanges with this origin only. By default, hosts of the service and those that are sent an `api-version`. */
  readonly origin?: string | undefined;
}

/** Checks recorded traffic against the contract. What cannot be read is a problem in the report, and all the rest is checked. */
export async function checkTraffic({ files, problems, origin }: TrafficOptions): Promise<TrafficReport> {
  const contracts = await Promise.all(publishedVersions().map(publishedContract));
  const hiding: Hiding = { hide: redact };
  const recorder = createRecorder((text) => hiding.hide(text));
  const tally = createTally(problems);
  for (const { file, place, message } of problems) recorder.skipScenario(file, place, message);
  for (const found of files) {
    const file = await read(found, { contracts, origin }, tally, recorder);
    if (file === undefined) continue;
    await check(found.path, file, tally, recorder, hiding);
  }
  for (const note of notesOf(tally)) recorder.addNote(note);
  const report = recorder.report({
    endpoint: listed(tally.origins, 'no endpoint'),
    apiVersion: listed(tally.versions, 'none'),
    purchases: [],
    scenarios: files.length + problems.length,
  });
  return { ...report, traffic: tally.summary() };
}

/** What hides secrets in the report at the moment: those of a file while its findings are put in. */
interface Hiding {
  hide: (text: string) => string;
}

/** Reads a file; `undefined` when it cannot be read, or has nothing to do with recorded traffic. */
async function read(
  { path, isNamed }: FoundFile,
  options: ReadOptions,
  tally: Tally,
  recorder: Recorder,
): Promise<TrafficFile | undefined> {
  try {
    const file = await readTrafficFile(path, options);
    if (file === undefined && isNamed)
      throw new NotARecordingError('expected a HAR or a recording, got other JSON');
    if (file === undefined) recorder.skipScenario(path, 'JSON', 'it is neither a HAR nor a recording');
    return file;
  } catch (error) {
    const message = reasonOf(error);
    // Configurations have comments: what was found in a folder and has nothing of traffic is left aside.
    if (!isNamed && error instanceof NotJsonError && !error.wasTraffic && /\.json$/i.test(path)) {
      recorder.skipScenario(path, 'not JSON', message);
      return undefined;
    }
    tally.addProblem({ file: path, place: '', message });
    recorder.skipScenario(path, 'not read', message);
    return undefined;
  }
}

/** The message of an error that a file may cause, whatever is in it. */
function reasonOf(error: unknown): string {
  if (error instanceof NotARecordingError) return error.message;
  if (error instanceof Error && 'code' in error) return `cannot be read (${String(error.code)})`;
  throw error;
}

async function check(
  path: string,
  file: TrafficFile,
  tally: Tally,
  recorder: Recorder,
  hiding: Hiding,
): Promise<void> {
  tally.addFile(file);
  const answered = file.entries.filter(({ isAnswered }) => isAnswered);
  for (const problem of file.problems) tally.addProblem({ file: path, ...problem });
  if (answered.length === 0 && file.problems.length === 0) {
    recorder.skipScenario(path, file.title, 'no exchange in it is about the contract');
    return;
  }
  recorder.startScenario(path, file.title);
  const checked = await checkEntries(file.entries);
  for (const problem of checked.problems) tally.addProblem({ file: path, ...problem });
  for (const [entry, verdict] of checked.verdicts) {
    tally.addVerdict(entry, verdict);
    if (verdict.kind === 'outside') continue;
    tally.addVersion(versionOf(entry.exchange));
    recorder.countRequest(entry.exchange.raw.request);
  }
  tally.addUnseen(checked);
  const failure = reportFindings(checked, file, tally, recorder, hiding);
  if (failure !== undefined) tally.addProblem({ file: path, place: '', message: failure });
  const count = file.problems.length + checked.problems.length;
  if (failure !== undefined) recorder.stopScenario(failure);
  else if (count > 0) recorder.stopScenario(`${count} of its entries could not be read or checked`);
  recorder.endScenario();
}

/** Puts findings into the report. @returns why that was not possible */
function reportFindings(
  { findings }: CheckedEntries,
  file: TrafficFile,
  tally: Tally,
  recorder: Recorder,
  hiding: Hiding,
): string | undefined {
  const hide = createHider(file.secrets);
  hiding.hide = hide;
  try {
    for (const [entry, found] of findings) {
      const shown = found.filter((one) => tally.mayShow(one));
      if (shown.length === 0) continue;
      const { request, raw } = entry.exchange;
      const evidence = evidenceOf(sentOf(entry), request.url.origin, hide);
      recorder.addFindings(shown, evidence, subjectOf(raw.request, entry.exchange));
    }
    return undefined;
  } catch (error) {
    return reasonOf(error);
  } finally {
    hiding.hide = redact;
  }
}

/** The headers of a request that a command line repeats: what else it had may be a secret, or is for one time only. */
const repeated = /^(?:accept|content-type|if-(?:match|none-match|modified-since|unmodified-since))$/i;

function sentOf({ exchange, place, sentAt, durationMs }: Entry): SentExchange {
  const { request } = exchange.raw;
  const headers = request.headers.filter(([name]) => repeated.test(name));
  return { request: { ...request, headers }, remark: place, sentAt, durationMs, response: exchange.response };
}

function listed(names: ReadonlySet<string>, none: string): string {
  const [...all] = names;
  const shown = all.slice(0, 3).join(', ') || none;
  return all.length > 3 ? `${shown} and ${all.length - 3} more` : shown;
}
