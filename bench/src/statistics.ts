/** What many measurements of the same thing say. */
export interface Summary {
  readonly median: number;
  /** The quartiles: half of the measurements lie between them. */
  readonly spread: readonly [lower: number, upper: number];
}

/**
 * Median and quartiles, which a few disturbed measurements do not move.
 *
 * @throws RangeError when there are no measurements
 */
export function summarize(measurements: readonly number[]): Summary {
  const sorted = measurements.toSorted((a, b) => a - b);
  return { median: quantile(sorted, 0.5), spread: [quantile(sorted, 0.25), quantile(sorted, 0.75)] };
}

/**
 * The ratios of measurements that were taken side by side, pair by pair: what disturbed one disturbed the other too.
 *
 * @throws RangeError when there are not equally many of both
 */
export function ratios(measurements: readonly number[], yardstick: readonly number[]): number[] {
  if (measurements.length !== yardstick.length) {
    throw new RangeError(`expected ${yardstick.length} measurements, got ${measurements.length}`);
  }
  return measurements.map((value, index) => value / (yardstick[index] ?? Number.NaN));
}

/** Interpolated between the two nearest (type 7 of Hyndman and Fan, as in R and NumPy). */
function quantile(sorted: readonly number[], part: number): number {
  const position = (sorted.length - 1) * part;
  const [below, above] = [sorted[Math.floor(position)], sorted[Math.ceil(position)]];
  if (below === undefined || above === undefined) throw new RangeError('expected measurements, got none');
  return below + (above - below) * (position - Math.floor(position));
}
