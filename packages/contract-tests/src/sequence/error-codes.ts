import { listMember, memberOf, textMember } from '../rules/members.js';

/**
 * The codes in the error of an operation, from the outside in, as one text. Their messages are for people and may
 * change. Walks the tree without recursion, so that its depth does not matter.
 */
export function errorCodes(operation: unknown): string {
  const codes: string[] = [];
  const open: unknown[] = [memberOf(operation, 'error')];
  while (open.length > 0) {
    const error = open.pop();
    const code = textMember(error, 'code');
    if (code !== undefined) codes.push(code);
    const inner = memberOf(error, 'innererror');
    if (inner !== undefined) open.push(inner);
    for (const detail of listMember(error, 'details').toReversed()) open.push(detail);
  }
  return codes.join(' > ');
}
