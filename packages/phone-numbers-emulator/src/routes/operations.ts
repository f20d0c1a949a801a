import type { CommunicationError, OperationStatus } from '@acs-contracts/phone-numbers-types';
import type { Answer, HeaderList } from '../answer.js';
import { json } from '../content.js';
import { isTerminal } from '../course.js';
import { notFound } from '../refusals.js';
import { type OperationView, operationResource, viewOf } from '../resources.js';
import { refuseCancellation, refuseLateCancellation } from '../unrecorded/cancellation.js';
import { failureOf } from '../unrecorded/failure.js';
import { beforePurchase } from '../unrecorded/purchase.js';
import type { Call, Handler, Outcome } from './handler.js';

/** `GET /phoneNumbers/operations/{operationId}`: 200 while it is pending, too. */
export const getOperation: Handler = (call) => {
  const { id, store, choices, apiVersion, now } = call;
  const operation = store.operation(id);
  if (operation === undefined) return unpurchased(call);
  const status = operation.read(now);
  store.settle();
  const about = { operation, search: operation.search };
  if (operation.isCanceled && choices.cancellation === 'gone') {
    return { answer: notFound('operationId', id), ...about };
  }
  const view = viewOf(operation, apiVersion);
  if (operation.isCanceled && choices.cancellation === 'canceled') {
    return { answer: operationAnswer(view, 'canceled'), ...about };
  }
  const failure =
    status === 'failed' ? failureOf(choices.failedOperation, operation.failureCause) : undefined;
  return { answer: operationAnswer(view, status, failure), ...about };
};

/** Recorded: what has a result names it in a header, too, from the first read on. */
function operationAnswer(view: OperationView, status: OperationStatus, failure?: CommunicationError): Answer {
  const { resourceLocation } = view;
  const located: HeaderList =
    resourceLocation === null
      ? []
      : [
          ['Access-Control-Expose-Headers', 'Location'],
          ['Location', resourceLocation],
        ];
  return json(200, operationResource(view, status, failure), located);
}

/** `DELETE /phoneNumbers/operations/{operationId}`. */
export const cancelOperation: Handler = ({ id, url, store, choices, now }) => {
  const operation = store.operation(id);
  const isGone = operation?.isCanceled && choices.cancellation === 'gone';
  if (operation === undefined || isGone) return { answer: notFound('operationId', id) };
  const status = operation.status(now);
  const isLate = isTerminal(status);
  const refused = isLate
    ? refuseLateCancellation(choices.lateCancellation, operation.id, status)
    : refuseCancellation(choices.cancellation, operation.id, url);
  if (!refused && !isLate && choices.cancellation !== 'ignored') operation.cancel(now);
  store.settle();
  return { answer: refused ?? noContent, operation, search: operation.search };
};

const noContent = { status: 204, headers: [], body: new Uint8Array() };

/** An operation that has not begun: of a search that is known, or of none. */
function unpurchased({ id, store, choices }: Call): Outcome {
  const searchId = /^purchase_(.+)$/i.exec(id)?.[1];
  const search = searchId === undefined ? undefined : store.search(searchId);
  if (search === undefined) return { answer: notFound('operationId', id) };
  return { answer: beforePurchase(choices.beforePurchase, search, id), search };
}
