import type { Answer } from '../answer.js';
import type { Mutation, MutationContext } from '../mutation.js';

type Condition = (answer: Answer, context: MutationContext) => boolean;

/** Applies an edit where a condition holds; elsewhere the answer stays as it is. */
export function when(condition: Condition, edit: Mutation): Mutation {
  return (answer, context) => (condition(answer, context) ? edit(answer, context) : answer);
}

/** The 202 to a purchase. */
export const accepted = (edit: Mutation) =>
  when((answer, { route }) => route === 'purchase' && answer.status === 202, edit);

/** What is wrong with a purchase need not be wrong with another operation, so that those stay as they are. */
const isRead: Condition = (answer, { route, operation }) =>
  route === 'getOperation' && answer.status === 200 && (operation?.kind ?? 'purchase') === 'purchase';

/** Every read of the operation of a purchase. */
export const read = (edit: Mutation) => when(isRead, edit);

/** A read of an operation that has not ended. */
export const pending = (edit: Mutation) => readAs(['running', 'notStarted'], edit);

/** A read of an operation whose status is one of these. */
export const readAs = (statuses: readonly string[], edit: Mutation) =>
  when(
    (answer, context) => isRead(answer, context) && statuses.includes(context.operation?.status ?? ''),
    edit,
  );

/** From the second read of an operation on. */
export const laterRead = (edit: Mutation) =>
  when((answer, context) => isRead(answer, context) && (context.operation?.polls ?? 0) > 1, edit);

/** A read of an operation that a read before has found succeeded. */
export const readAgain = (edit: Mutation) =>
  readAs(
    ['succeeded'],
    when((_answer, { operation }) => (operation?.terminalReads ?? 0) > 1, edit),
  );

/** Every refusal, or those of one status. */
export const refused = (edit: Mutation, code?: number) =>
  when(({ status }) => (code === undefined ? status >= 400 : status === code), edit);
