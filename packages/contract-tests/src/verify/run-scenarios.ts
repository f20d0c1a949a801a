import type { Recorder } from './recorder.js';
import type { Scenario } from './scenarios/scenario.js';
import type { Session } from './session.js';
import { SkippedError } from './skipped-error.js';
import { AccessDeniedError, StoppedError, UnreachableError } from './transport.js';

/**
 * Runs scenarios one after the other. What goes wrong in one of them does not lose what the others have brought.
 *
 * @returns why it did not come to its end; `undefined` when it did
 * @throws UnreachableError, AccessDeniedError as `verify` does
 */
export async function runScenarios(
  scenarios: readonly Scenario[],
  session: Session,
  recorder: Recorder,
): Promise<string | undefined> {
  let stopped: string | undefined;
  for (const scenario of scenarios) {
    const { name, title } = scenario;
    const run = stopped ?? prepare(scenario, session);
    if (typeof run === 'string') {
      recorder.skipScenario(name, title, run);
      continue;
    }
    recorder.startScenario(name, title);
    session.begin();
    try {
      await run();
    } catch (error) {
      if (error instanceof UnreachableError || error instanceof AccessDeniedError) throw error;
      if (error instanceof StoppedError) stopped = error.message;
      recorder.stopScenario(describe(error));
    }
    session.end();
    recorder.endScenario();
  }
  for (const missing of session.presence.missing()) session.note(`not there: ${missing}`);
  return stopped;
}

function describe(error: unknown): string {
  if (error instanceof SkippedError || error instanceof StoppedError) return error.message;
  return `verify itself failed: ${error instanceof Error ? error.message : String(error)}`;
}

/** What runs a scenario, or why it is skipped. */
function prepare(scenario: Scenario, session: Session): (() => Promise<void>) | string {
  const isForbidden = scenario.buys && !session.allowPurchase;
  const forbidden = 'it sends a purchase, which was not allowed';
  if (scenario.needs === undefined) return isForbidden ? forbidden : () => scenario.run(session);
  const fixture = session.fixtures[scenario.needs];
  if (fixture === undefined) return `the fixtures do not name "${scenario.needs}"`;
  if (isForbidden) return forbidden;
  if (scenario.buys && session.purchases.mayBeBought(fixture))
    return 'a request that had to be refused may have bought its search';
  return () => scenario.run(session, fixture);
}
