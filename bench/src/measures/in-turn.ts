/**
 * Measures each item once per round. The order changes from round to round, so that no item always runs first, and none
 * always follows the same other one, whose garbage it may have to collect.
 *
 * @returns the samples of each item; samples with the same index were taken in the same round
 */
export async function inTurn<Item, Sample>(
  items: readonly Item[],
  rounds: number,
  measure: (item: Item) => Promise<Sample>,
): Promise<Map<Item, Sample[]>> {
  const samples = new Map(items.map((item): [Item, Sample[]] => [item, []]));
  for (let round = 0; round < rounds; round++) {
    const first = round % items.length;
    const order = [...items.slice(first), ...items.slice(0, first)];
    const isForward = Math.floor(round / items.length) % 2 === 0;
    for (const item of isForward ? order : order.toReversed()) {
      samples.get(item)?.push(await measure(item));
    }
  }
  return samples;
}
