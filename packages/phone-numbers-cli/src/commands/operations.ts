import { type ClientError, PhoneNumbersError } from '@acs-contracts/phone-numbers-client';
import { CommandError } from '../cli/command-error.js';
import { exitCodes } from '../cli/exit-codes.js';
import type { Action } from '../cli/run-command.js';
import { showPurchase, waitFor } from '../purchase/purchase-search.js';
import { foundDocument, ofSearch, reasonOf, showFound } from '../purchase/search.js';

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
      const document = await waitFor(context, operation).catch((cause: unknown) => {
        throw isLate(cause) ? lateWatch(id, cause) : cause;
      });
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
      }, 'This run bought nothing.');
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

/** What `watch` reads was not sent by it: only more time helps. */
function lateWatch(id: string, cause: Error): CommandError {
  const message = `The purchase did not end in time.${reasonOf(cause.cause)} Watch on: acs-phone-numbers watch ${id}`;
  return new CommandError(exitCodes.unknown, 'timed-out', message, {}, { cause });
}

function isLate(error: unknown): error is ClientError {
  return (
    PhoneNumbersError.isInstance(error) && (error.code === 'timed-out' || error.code === 'still-running')
  );
}

/** `cancel`: asks the service to cancel an operation. */
export function cancel(id: string): Action {
  return async (context) => {
    const operationId = operationIdOf(id);
    context.talk.progress('Canceling …');
    const operation = context.client().resume({ operationId });
    await operation.cancel(context.limits()).catch((cause: unknown) => {
      if (!isLate(cause)) throw cause;
      const message = `The service did not confirm the cancellation in time.${reasonOf(cause.cause)} It may have been accepted: see with "acs-phone-numbers watch ${operationId}".`;
      throw new CommandError(exitCodes.failed, cause.code, message, { operationId }, { cause });
    });
    context.talk.say(`The service was asked to cancel ${operationId}. See with "acs-phone-numbers watch".`);
    context.talk.print(operationId);
    return { result: { operationId, cancelRequested: true } };
  };
}
