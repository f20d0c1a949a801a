import type { Action } from '../cli/run-command.js';
import { showPurchase, waitFor } from '../purchase/purchase-search.js';
import { foundDocument, ofSearch, showFound } from '../purchase/search.js';

/** Returns the id of an operation: that of a purchase, if only the search is named. */
function operationIdOf(id: string): string {
  return /^[a-z]+_/i.test(id) ? id : `purchase_${id}`;
}

/** `watch`: waits until an operation has ended. */
export function watch(id: string): Action {
  return async (context) => {
    const { talk } = context;
    talk.progress('Reading …');
    const operationId = operationIdOf(id);
    const operation = context.client().resume({ operationId });
    if (operation.kind === 'purchase') {
      const document = await waitFor(context, operation);
      showPurchase(context, document);
      return { result: document };
    }
    const follow = async () => {
      const reads = operation.poll(context.limits());
      for await (const { status } of reads) talk.progress(`${operation.kind} … ${status}`);
    };
    if (operation.kind === 'search') {
      const found = await ofSearch(async () => {
        await follow();
        return operation.result(context.limits());
      });
      showFound(context, found);
      talk.print(found.searchId);
      return { result: foundDocument(found) };
    }
    await follow();
    await operation.result(context.limits());
    talk.print('succeeded');
    return { result: { operationId, status: 'succeeded' } };
  };
}

/** `cancel`: asks the service to cancel an operation. */
export function cancel(id: string): Action {
  return async (context) => {
    const operationId = operationIdOf(id);
    context.talk.progress('Canceling …');
    await context.client().resume({ operationId }).cancel(context.limits());
    context.talk.say(`The service was asked to cancel ${operationId}. See with "acs-phone-numbers watch".`);
    context.talk.print(operationId);
    return { result: { operationId, cancelRequested: true } };
  };
}
