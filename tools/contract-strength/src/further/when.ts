import type { Answer, Mutation, MutationContext } from '@acs-contracts/phone-numbers-emulator';
import type { Change } from './changes.js';

/** A purchase that is accepted. */
export const onAccepted = (change: Change): Mutation => when(isAccepted, change);

/** Every read of an operation. */
export const onRead = (change: Change): Mutation => when(isRead, change);

/** A read of an operation that is pending. */
export const onPending = (change: Change): Mutation =>
  when((answer, context) => isRead(answer, context) && context.operation?.terminalReads === 0, change);

/** A read of an operation that has succeeded. */
export const onSucceeded = (change: Change): Mutation =>
  when((answer, context) => isRead(answer, context) && context.operation?.status === 'succeeded', change);

/** A read of an operation that has failed. */
export const onFailed = (change: Change): Mutation =>
  when((answer, context) => isRead(answer, context) && context.operation?.status === 'failed', change);

/** One read of the operations that succeed, by its number: the first is 1. */
export const onReadNumber = (polls: number, change: Change): Mutation =>
  when(
    (answer, context) =>
      isRead(answer, context) &&
      context.operation?.polls === polls &&
      context.search?.scenario === 'succeeds',
    change,
  );

/** A read of an operation after the one that first found it ended. */
export const afterTheEnd = (change: Change): Mutation =>
  when((answer, context) => isRead(answer, context) && (context.operation?.terminalReads ?? 0) > 1, change);

/** An error response of a route of the contract. */
export const onError = (change: Change): Mutation =>
  when(({ status }, { route }) => status >= 400 && route !== 'none', change);

/** An error response with one status. */
export const onStatus = (status: number, change: Change): Mutation =>
  when((answer, { route }) => answer.status === status && route !== 'none', change);

/** A search result. */
export const onSearchResult = (change: Change): Mutation =>
  when((answer, { route }) => route === 'getSearchResult' && answer.status === 200, change);

/** A phone number that is owned. */
export const onNumber = (change: Change): Mutation =>
  when((answer, { route }) => route === 'getPhoneNumber' && answer.status === 200, change);

/** The list of phone numbers. */
export const onList = (change: Change): Mutation =>
  when((answer, { route }) => route === 'listPhoneNumbers' && answer.status === 200, change);

/** The cancellation of an operation. */
export const onCanceled = (change: Change): Mutation =>
  when((answer, { route }) => route === 'cancelOperation' && answer.status === 204, change);

/** Where a condition holds. */
export function when(
  condition: (answer: Answer, context: MutationContext) => boolean,
  change: Change,
): Mutation {
  return (answer, context) => (condition(answer, context) ? change(answer, context) : answer);
}

function isAccepted({ status }: Answer, { route }: MutationContext): boolean {
  return route === 'purchase' && status === 202;
}

function isRead({ status }: Answer, { route }: MutationContext): boolean {
  return route === 'getOperation' && status === 200;
}
