import type { Claim, Clock, PurchaseClaims } from '@acs-contracts/phone-numbers-client';
import { comparableId } from '../lab/kinds.js';

/** A call of a claim store. */
export type ClaimCall = 'acquire' | 'markSent' | 'release';

/** How a claim store in memory behaves. */
interface MemoryClaimsOptions {
  /** The clock that leases end by. */
  readonly clock: Pick<Clock, 'now'>;
  /** How long a claim lasts that is not marked as sent, in milliseconds. @default Infinity */
  readonly leaseMs?: number;
  /** Called before each call is carried out. */
  readonly onCall?: (call: ClaimCall) => void;
}

/** A claim store in memory, for several clients of one process. */
export interface MemoryClaims extends PurchaseClaims {
  /** Ends the leases of all claims that are not marked as sent. */
  endLeases(): void;
}

interface ClaimRecord {
  /** Changes with each change of the record, so that a claim knows whether it was taken over. */
  readonly version: number;
  readonly leaseEndsAt: number;
  readonly sentAt?: number;
}

/** A date that is as long ago as a time on a clock is: the client compares it with the date of the machine. */
class ClockDate extends Date {
  readonly #clock: Pick<Clock, 'now'>;
  readonly #time: number;

  constructor(clock: Pick<Clock, 'now'>, time: number) {
    super();
    this.#clock = clock;
    this.#time = time;
  }

  override getTime(): number {
    return Date.now() - (this.#clock.now() - this.#time);
  }
}

/** Creates a claim store in memory. */
export function createMemoryClaims({
  clock,
  leaseMs = Number.POSITIVE_INFINITY,
  onCall = () => {},
}: MemoryClaimsOptions): MemoryClaims {
  const records = new Map<string, ClaimRecord>();
  let versions = 0;
  const put = (id: string, record: Omit<ClaimRecord, 'version'>) => {
    const version = ++versions;
    records.set(id, { ...record, version });
    return version;
  };
  const claimOf = (id: string, acquired: number): Claim => {
    let version = acquired;
    const isMine = () => records.get(id)?.version === version;
    return {
      async markSent() {
        onCall('markSent');
        if (!isMine()) throw new Error('The claim was taken over.');
        version = put(id, { leaseEndsAt: 0, sentAt: clock.now() });
      },
      async release() {
        onCall('release');
        if (isMine()) records.delete(id);
      },
    };
  };
  return {
    async acquire(searchId) {
      onCall('acquire');
      const id = comparableId(searchId);
      const { version = 0, sentAt, leaseEndsAt = 0 } = records.get(id) ?? {};
      if (sentAt !== undefined) {
        return { state: 'sent', sentAt: new ClockDate(clock, sentAt), claim: claimOf(id, version) };
      }
      if (leaseEndsAt > clock.now()) return { state: 'held' };
      return { state: 'granted', claim: claimOf(id, put(id, { leaseEndsAt: clock.now() + leaseMs })) };
    },
    endLeases() {
      for (const [id, { sentAt }] of records) {
        if (sentAt === undefined) put(id, { leaseEndsAt: 0 });
      }
    },
  };
}
