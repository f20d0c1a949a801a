import type { Step } from '../contract/nodes.js';

/** Stands for the absence of a value: a member with it is left out. */
export const absent = Symbol('absent');

/** Makes a new value of the one that is there; `undefined` where there is none. */
export type Edit = (current: unknown) => unknown;

/**
 * A copy of a body with the value at the end of the steps edited. Where the body ends before the steps do, it is grown
 * from their samples; an empty list stays empty, since a list with one more element says something else.
 */
export function editAt(body: unknown, steps: readonly Step[], edit: Edit): unknown {
  const [step, ...rest] = steps;
  if (step === undefined) return edit(body);
  const host = isContainer(body) ? body : step.host;
  if (Array.isArray(host)) {
    if (host === body && host.length === 0) return host;
    const [first, ...others]: unknown[] = host;
    const value = editAt(first, rest, edit);
    return value === absent ? others : [value, ...others];
  }
  const members = new Map<string, unknown>(Object.entries(isContainer(host) ? host : {}));
  const value = editAt(members.get(String(step.key)), rest, edit);
  if (value === absent) members.delete(String(step.key));
  else members.set(String(step.key), value);
  return Object.fromEntries(members);
}

function isContainer(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
