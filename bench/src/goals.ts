import type { Comparison } from './candidates/candidate.js';
import { kilo, show } from './markdown.js';
import type { PurchaseSamples } from './measures/purchases.js';
import type { StartupSamples } from './measures/startups.js';
import type { SubjectResult } from './measures/subjects.js';
import { ratios, summarize } from './statistics.js';

/** What the client may cost, and what it costs. */
export interface Goal {
  readonly text: string;
  readonly measured: string;
  readonly isMet: boolean;
}

/** The goals, see decision 31. Ratios are to raw `fetch`, to openapi-fetch, and of the command line to commander. */
const limits = { purchase: 1.05, import: 1.6, bundledBytes: 10_000, packages: 3, startup: 1.5 };
/** Goals for the transport for Node.js, by the number of requests of a purchase. */
const transportLimits: Readonly<Record<number, number>> = { 2: 0.6, 3: 0.75 };

/**
 * Returns the goals for purchases, import, bundle, installation and the start of the command line.
 *
 * @param purchases - raw fetch first, then the client with fetch, then with the transport for Node.js
 * @param subjects - openapi-fetch first, then the client
 * @param startups - commander alone first, then the command line
 */
export function goals(
  purchases: readonly Comparison<PurchaseSamples>[],
  subjects: readonly SubjectResult[],
  startups: readonly StartupSamples[],
): readonly Goal[] {
  const [openapiFetch, client] = subjects;
  if (openapiFetch === undefined || client === undefined) return [];
  const load = summarize(ratios(client.importMilliseconds, openapiFetch.importMilliseconds));
  const bytes = Math.max(client.bundledBytes.browser, client.bundledBytes.node);
  const { packages } = client.installation;
  return [
    ...purchases.flatMap(purchaseGoal),
    {
      text: `importing takes at most ${limits.import} × openapi-fetch`,
      measured: show(load, 2),
      isMet: load.median <= limits.import,
    },
    {
      text: `at most ${kilo(limits.bundledBytes)} kB, minified and gzipped`,
      measured: `${kilo(bytes).toFixed(2)} kB`,
      isMet: bytes <= limits.bundledBytes,
    },
    {
      text: `at most ${limits.packages} packages installed`,
      measured: String(packages),
      isMet: packages <= limits.packages,
    },
    ...startupGoal(startups),
  ];
}

function startupGoal([commander, ours]: readonly StartupSamples[]): readonly Goal[] {
  if (commander === undefined || ours === undefined) return [];
  const time = summarize(ratios(ours.milliseconds, commander.milliseconds));
  return [
    {
      text: `the command line starts in at most ${limits.startup} × commander alone`,
      measured: show(time, 2),
      isMet: time.median <= limits.startup,
    },
  ];
}

function purchaseGoal({ requests, entries }: Comparison<PurchaseSamples>): readonly Goal[] {
  const [raw, withFetch, withTransport] = entries;
  const count = requests.length;
  const goal = (
    ours: PurchaseSamples | undefined,
    limit: number | undefined,
    how: string,
  ): readonly Goal[] => {
    if (raw === undefined || ours === undefined || limit === undefined) return [];
    const time = summarize(ratios(ours.microseconds, raw.microseconds));
    return [
      {
        text: `a purchase with ${count} requests${how} takes at most ${limit} × raw fetch with the same requests`,
        measured: show(time, 2),
        isMet: time.median <= limit,
      },
    ];
  };
  return [
    ...goal(withFetch, limits.purchase, ''),
    ...goal(withTransport, transportLimits[count], ' over the transport for Node.js'),
  ];
}
