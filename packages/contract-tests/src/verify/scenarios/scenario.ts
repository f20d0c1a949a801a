import type { Fixtures } from '../fixtures.js';
import type { Session } from '../session.js';
import type { scenarioNames } from './names.js';

interface ScenarioBasics {
  /** As reports name it. */
  readonly name: (typeof scenarioNames)[number];
  /** What it does, in a few words. */
  readonly title: string;
  /** Whether it sends requests that could buy. */
  readonly buys: boolean;
}

/** A scenario for any endpoint. */
interface PlainScenario extends ScenarioBasics {
  readonly needs?: undefined;
  run(session: Session): Promise<void>;
}

/** A scenario that cannot run without a fixture. */
interface FixtureScenario extends ScenarioBasics {
  readonly needs: keyof Fixtures;
  /** @param fixture - the one that it needs */
  run(session: Session, fixture: string): Promise<void>;
}

/** One part of a verification: a few requests that belong together, and what is expected of their answers. */
export type Scenario = PlainScenario | FixtureScenario;
