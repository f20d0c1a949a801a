import type { Fixtures } from '../fixtures.js';
import type { Session } from '../session.js';
import type { scenarioNames } from './names.js';

/** One part of a verification: a few requests that belong together, and what is expected of their answers. */
export interface Scenario {
  /** As reports name it. */
  readonly name: (typeof scenarioNames)[number];
  /** What it does, in a few words. */
  readonly title: string;
  /** The fixture without which it cannot run. */
  readonly needs?: keyof Fixtures;
  /** Whether it sends requests that could buy. */
  readonly buys: boolean;
  run(session: Session): Promise<void>;
}
