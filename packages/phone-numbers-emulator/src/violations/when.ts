import type { Answer } from '../answer.js';
import type { Mutation, MutationContext } from '../mutation.js';
import type { Change } from './edits.js';

/** Where a change is made. */
export type Condition = (answer: Answer, context: MutationContext) => boolean;

/** Applies a change where a condition holds; elsewhere the answer stays as it is. */
export function when(condition: Condition, change: Change): Change;
export function when(condition: Condition, change: Mutation): Mutation;
export function when(condition: Condition, change: Mutation): Mutation {
  return (answer, context) => (condition(answer, context) ? change(answer, context) : answer);
}

/** Every read of an operation. */
export const isRead: Condition = ({ status }, { route }) => route === 'getOperation' && status === 200;

/** What is wrong with a purchase need not be wrong with another operation, so that those stay as they are. */
export const isPurchaseRead: Condition = (answer, context) =>
  isRead(answer, context) && (context.operation?.kind ?? 'purchase') === 'purchase';

/** The 202 to a purchase. */
export const onAccepted = (change: Change) =>
  when(({ status }, { route }) => route === 'purchase' && status === 202, change);

/** Every read of an operation. */
export const onRead = (change: Change) => when(isRead, change);

/** A read of an operation that is pending. */
export const onPending = (change: Change) =>
  when((answer, context) => isRead(answer, context) && context.operation?.terminalReads === 0, change);

/** A read of an operation that has succeeded. */
export const onSucceeded = (change: Change) =>
  when((answer, context) => isRead(answer, context) && context.operation?.status === 'succeeded', change);

/** A read of an operation that has failed. */
export const onFailed = (change: Change) =>
  when((answer, context) => isRead(answer, context) && context.operation?.status === 'failed', change);

/** One read of the operations that succeed, by its number: the first is 1. */
export const onReadNumber = (polls: number, change: Change) =>
  when(
    (answer, context) =>
      isRead(answer, context) &&
      context.operation?.polls === polls &&
      context.search?.scenario === 'succeeds',
    change,
  );

/** A read of an operation after the one that first found it ended. */
export const afterTheEnd = (change: Change) =>
  when((answer, context) => isRead(answer, context) && (context.operation?.terminalReads ?? 0) > 1, change);

/** Every read of the operation of a purchase. */
export const onPurchaseRead = (change: Change) => when(isPurchaseRead, change);

/** A read of a purchase whose status is one of these. */
export const onPurchaseReadAs = (statuses: readonly string[], change: Change) =>
  when(
    (answer, context) =>
      isPurchaseRead(answer, context) && statuses.includes(context.operation?.status ?? ''),
    change,
  );

/** A read of a purchase that has not ended. */
export const onPendingPurchase = (change: Change) => onPurchaseReadAs(['running', 'notStarted'], change);

/** From the second read of a purchase on. */
export const onLaterPurchaseRead = (change: Change) =>
  when((answer, context) => isPurchaseRead(answer, context) && (context.operation?.polls ?? 0) > 1, change);

/** A read of a purchase that a read before has found succeeded. */
export const onPurchaseReadAgain = (change: Change) =>
  onPurchaseReadAs(
    ['succeeded'],
    when((_answer, { operation }) => (operation?.terminalReads ?? 0) > 1, change),
  );

/** Every refusal, or those of one status, on any path. */
export const onRefused = (change: Change, code?: number) =>
  when(({ status }) => (code === undefined ? status >= 400 : status === code), change);

/** An error response of a route of the contract. */
export const onError = (change: Change) =>
  when(({ status }, { route }) => status >= 400 && route !== 'none', change);

/** A response of a route of the contract with one status. */
export const onStatus = (code: number, change: Change) =>
  when(({ status }, { route }) => status === code && route !== 'none', change);

/** A search result. */
export const onSearchResult = (change: Change) =>
  when(({ status }, { route }) => route === 'getSearchResult' && status === 200, change);

/** A phone number that is owned. */
export const onNumber = (change: Change) =>
  when(({ status }, { route }) => route === 'getPhoneNumber' && status === 200, change);

/** The list of phone numbers. */
export const onList = (change: Change) =>
  when(({ status }, { route }) => route === 'listPhoneNumbers' && status === 200, change);

/** The cancellation of an operation. */
export const onCanceled = (change: Change) =>
  when(({ status }, { route }) => route === 'cancelOperation' && status === 204, change);
