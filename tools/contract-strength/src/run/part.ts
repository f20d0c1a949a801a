/** A part of the work, for one worker: of every `count` seeds the one at `index`, which counts from 0. */
export interface Part {
  readonly index: number;
  readonly count: number;
}

/** The part of a list that is a worker's. Neighbours go to different workers, since they take about the same time. */
export function select<T>(list: readonly T[], { index, count }: Part): T[] {
  return list.filter((_, position) => position % count === index);
}
