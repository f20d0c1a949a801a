import { json } from '../content.js';
import { notFound, operationEnded } from '../refusals.js';
import { operationResource } from '../resources.js';
import type { Handler } from './handler.js';

/** `GET /phoneNumbers/operations/{operationId}`: 200 while it is pending, too. */
export const getOperation: Handler = ({ id, store, now }) => {
  const operation = store.operation(id);
  if (operation === undefined) return { answer: notFound('operationId', id) };
  const status = operation.read(now);
  return { answer: json(200, operationResource(operation, status)), operation, search: operation.search };
};

/** `DELETE /phoneNumbers/operations/{operationId}`. */
export const cancelOperation: Handler = ({ id, store, now }) => {
  const operation = store.operation(id);
  if (operation === undefined) return { answer: notFound('operationId', id) };
  const about = { operation, search: operation.search };
  if (operation.cancel(now))
    return { answer: { status: 204, headers: [], body: new Uint8Array() }, ...about };
  return { answer: operationEnded(operation.id, operation.status(now)), ...about };
};
