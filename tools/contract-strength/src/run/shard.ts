/** A part of the work: of every `count` seeds the one at `index`, which counts from 0. */
export interface Shard {
  readonly index: number;
  readonly count: number;
}

/** All of the work. */
export const everything: Shard = { index: 0, count: 1 };

/**
 * Reads a shard as it is written, `1/4` being the first of four.
 *
 * @throws TypeError when it is none
 */
export function parseShard(text: string): Shard {
  const [, part = '', whole = ''] = /^(\d{1,4})\/(\d{1,4})$/.exec(text) ?? [];
  const index = Number(part) - 1;
  const count = Number(whole);
  if (index >= 0 && index < count) return { index, count };
  throw new TypeError(`expected a shard like 1/4, got ${JSON.stringify(text)}`);
}

/** The part of a list that is a shard's. Neighbours go to different shards, since they take about the same time. */
export function select<T>(list: readonly T[], { index, count }: Shard): T[] {
  return list.filter((_, position) => position % count === index);
}

/** Divides a shard among so many workers. */
export function divide({ index, count }: Shard, workers: number): Shard[] {
  return Array.from({ length: workers }, (_, worker) => ({
    index: index + worker * count,
    count: count * workers,
  }));
}
