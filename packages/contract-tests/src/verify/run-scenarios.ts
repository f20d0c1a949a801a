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
    const reason = stopped ?? skipReason(scenario, session);
    if (reason !== undefined) {
      recorder.skipScenario(name, title, reason);
      continue;
    }
    recorder.startScenario(name, title);
    session.begin();
    try {
      await scenario.run(session);
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

function skipReason({ needs, buys }: Scenario, session: Session): string | undefined {
  const fixture = needs === undefined ? undefined : session.fixtures[needs];
  if (needs !== undefined && fixture === undefined) return `the fixtures do not name "${needs}"`;
  if (buys && !session.allowPurchase) return 'it sends a purchase, which was not allowed';
  if (buys && fixture !== undefined && session.purchases.mayBeBought(fixture)) {
    return 'a request that had to be refused may have bought its search';
  }
  return undefined;
}
