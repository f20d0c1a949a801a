import { isObject, type JsonObject } from '../json.js';
import { pointerSteps, pointerTo } from './pointer.js';

/** Keywords whose schemas look at the same value as the schema that they stand in. */
const choices = ['anyOf', 'oneOf'];
const single = ['not', 'if', 'then', 'else'];

/**
 * A copy of a document without schemas that come back to themselves for the same value: a validator would never end.
 * As a branch of a choice such a schema takes nothing that the choice does not take anyway; elsewhere it demands
 * nothing new.
 */
export function cutCircles(root: JsonObject): JsonObject {
  const copy = structuredClone(root);
  const done = new Set<string>();
  const within: string[] = [];
  const visit = (
    schema: unknown,
    pointer: string,
    isBranch: boolean,
    replace: (value: JsonObject) => void,
  ): void => {
    if (!isObject(schema)) return;
    const { $ref } = schema;
    if (typeof $ref === 'string' && $ref.startsWith('#')) {
      if (within.includes($ref)) {
        replace(isBranch ? { not: {} } : {});
        return;
      }
      enter($ref);
    }
    for (const keyword of ['allOf', ...choices]) {
      const parts = schema[keyword];
      if (!Array.isArray(parts)) continue;
      for (const [index, part] of parts.entries())
        visit(part, pointerTo(pointer, keyword, index), choices.includes(keyword), (value) => {
          parts[index] = value;
        });
    }
    for (const keyword of single)
      visit(schema[keyword], pointerTo(pointer, keyword), false, (value) =>
        Reflect.set(schema, keyword, value),
      );
  };
  const enter = (pointer: string): void => {
    if (done.has(pointer)) return;
    within.push(pointer);
    visit(at(copy, pointer), pointer, false, (value) => {
      const steps = pointerSteps(pointer);
      const holder = at(copy, pointer.slice(0, pointer.lastIndexOf('/')));
      if (holder !== undefined) Reflect.set(holder, steps.at(-1) ?? '', value);
    });
    within.pop();
    done.add(pointer);
  };
  const each = (value: unknown): void => {
    if (Array.isArray(value)) for (const item of value) each(item);
    if (!isObject(value)) return;
    if (typeof value['$ref'] === 'string' && value['$ref'].startsWith('#')) enter(value['$ref']);
    for (const item of Object.values(value)) each(item);
  };
  each(copy);
  return copy;
}

function at(root: JsonObject, pointer: string): object | undefined {
  const found = pointerSteps(decodeURIComponent(pointer)).reduce<unknown>(
    (value, step) => (typeof value === 'object' && value !== null ? Reflect.get(value, step) : undefined),
    root,
  );
  return typeof found === 'object' && found !== null ? found : undefined;
}
