import assert from 'node:assert/strict';
import type { Action } from '../../adapters/adapter.js';
import { asChanged, kinds, operationIds, start } from '../../lab/actions.js';
import type { Lab } from '../../lab/lab.js';
import type { Step } from '../../lab/script.js';
import { everyStatus, isHidden, isRejection } from '../../lab/statuses.js';
import { replyStatus } from '../../lab/steps.js';
import { property } from '../../property.js';
import type { Row } from '../../row.js';
import { actions } from './trial.js';

/** Answers the request that starts an operation with each status, one call after the other. */
async function everyStatusOf(lab: Lab, action: Action, statuses: readonly number[]): Promise<void> {
  let current = 0;
  const step: Step = (exchange) => (current === 202 ? start(action) : replyStatus(current))(exchange);
  const number = action === 'search' ? {} : { number: [asChanged[action]] };
  const service = await lab.start({ ...number, [kinds[action]]: [step] });
  const client = lab.open(service.url);
  for (const status of statuses) {
    current = status;
    const before = service.count(kinds[action]);
    const { accepted, error } = await lab.begin(client, action);
    const sent = service.count(kinds[action]) - before;
    const isRejected = isRejection(status) && !isHidden(status, lab.onNode);
    if (status === 202) assert.equal(accepted?.operationId, operationIds[action], `202: ${error}`);
    else if (isRejected) assert.equal(property(error, 'outcome'), 'rejected', `${status}: ${error}`);
    else if (action === 'search') assert.equal(property(error, 'outcome'), 'unknown', `${status}: ${error}`);
    // The phone number shows that the change was made.
    else assert.ok(accepted !== undefined && accepted.operationId === undefined, `${status}: ${error}`);
    // \`fetch\` of Node sends again by itself after 421.
    const most = status === 429 ? 4 : action === 'search' ? 3 : status === 421 && !lab.onNode ? 2 : 1;
    assert.ok(sent >= 1 && sent <= most, `${status}: sent ${sent} times`);
  }
}

export const operationStatusRows: readonly Row[] = [
  {
    id: 330,
    alone: true,
    group: 'change',
    fault: 'every status from 100 to 599 to a search, an update or a release',
    expected:
      'accepted after 202; rejected after those that no gateway invents; settled, or unknown, after all others',
    cases: actions.flatMap((action) =>
      everyStatus.map((statuses) => (lab: Lab) => everyStatusOf(lab, action, statuses)),
    ),
  },
];
