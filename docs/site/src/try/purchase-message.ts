/** What was read of a purchase. */
export interface PurchaseReadings {
  /** The status of the response to the purchase. */
  readonly answered: number;
  /** The statuses of the operation, one for each read. */
  readonly statuses: readonly string[];
  /** What was read of each phone number after that. */
  readonly phoneNumbers: readonly {
    readonly phoneNumber: string;
    /** The status of the response to its read. */
    readonly status: number;
    /** Whether the list of owned phone numbers has it. */
    readonly isListed: boolean;
  }[];
}

/** Returns whether a status ends an operation. */
export function hasEnded(status: string | undefined): boolean {
  return status === 'succeeded' || status === 'failed';
}

/** Says how a purchase went. It is called bought only if everything that was read says so. */
export function purchaseMessage({ answered, statuses, phoneNumbers }: PurchaseReadings): string {
  const names = phoneNumbers.map(({ phoneNumber }) => phoneNumber).join(', ');
  if (answered >= 400) return `The purchase of ${names} was refused with ${answered}.`;
  const end = statuses.find(hasEnded);
  if (end === undefined)
    return `The purchase of ${names} did not end: it was last read as ${statuses.at(-1) ?? 'nothing'}.`;
  const changed = statuses.slice(statuses.indexOf(end) + 1).find((status) => status !== end);
  const missing = phoneNumbers.flatMap(({ phoneNumber, status, isListed }) => [
    ...(status === 200 ? [] : [`${phoneNumber} cannot be read (${status})`]),
    ...(isListed ? [] : [`${phoneNumber} is not in the list`]),
  ]);
  const contradictions = [
    ...(changed === undefined ? [] : [`it was then read as ${changed}`]),
    ...(end === 'succeeded' ? missing : []),
  ];
  if (contradictions.length > 0)
    return `The operation was read as ${end}, but ${contradictions.join(', and ')}.`;
  return end === 'succeeded' ? `Bought ${names}.` : `The purchase of ${names} failed.`;
}
