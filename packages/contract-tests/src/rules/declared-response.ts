import type { Operation, OperationResponse } from '../contract.js';

/** The response that an operation declares for a status: the one of that status, otherwise `default`. */
export function declaredResponse(operation: Operation, status: number): OperationResponse | undefined {
  return (
    operation.responses.find(({ code }) => code === String(status)) ??
    operation.responses.find(({ code }) => code === 'default')
  );
}
