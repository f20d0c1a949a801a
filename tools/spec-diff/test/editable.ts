import { readFileSync } from 'node:fs';
import { parseYaml } from '@redocly/openapi-core';
import { pointerSteps } from '../src/document/pointer.js';
import { isObject, type JsonObject } from '../src/json.js';

/** A copy of a document that tests edit by JSON pointers (RFC 6901). Whatever an edit expects has to be there. */
export class Editable {
  readonly root: JsonObject;

  constructor(document: JsonObject) {
    this.root = structuredClone(document);
  }

  get(pointer: string): unknown {
    return pointerSteps(pointer).reduce<unknown>((value, step) => {
      const inner: unknown =
        typeof value === 'object' && value !== null ? Reflect.get(value, step) : undefined;
      if (inner === undefined) throw new Error(`expected something at ${pointer}`);
      return inner;
    }, this.root);
  }

  set(pointer: string, value: unknown): void {
    const [holder, name] = this.holder(pointer);
    Reflect.set(holder, name, value);
  }

  remove(pointer: string): void {
    this.get(pointer);
    const [holder, name] = this.holder(pointer);
    if (Array.isArray(holder)) holder.splice(Number(name), 1);
    else Reflect.deleteProperty(holder, name);
  }

  move(from: string, to: string): void {
    const value = this.get(from);
    this.remove(from);
    this.set(to, value);
  }

  /** Adds to the end of a list; the list is made when there is none. */
  add(pointer: string, ...values: readonly unknown[]): void {
    const [holder, name] = this.holder(pointer);
    const list: unknown = Reflect.get(holder, name);
    Reflect.set(holder, name, [...(Array.isArray(list) ? list : []), ...values]);
  }

  /** Takes a value out of a list, which has it. */
  drop(pointer: string, value: unknown): void {
    const list = this.get(pointer);
    if (!Array.isArray(list) || !list.includes(value))
      throw new Error(`expected ${String(value)} in ${pointer}`);
    this.set(
      pointer,
      list.filter((item) => item !== value),
    );
  }

  private holder(pointer: string): [holder: object, name: string] {
    const name = pointerSteps(pointer).at(-1);
    const holder = this.get(pointer.slice(0, pointer.lastIndexOf('/')));
    if (typeof holder !== 'object' || holder === null || name === undefined)
      throw new Error(`expected an object around ${pointer}`);
    return [holder, name];
  }
}

/** One edit of a document, and how far it moves the version. */
export interface Edit {
  readonly edit: string;
  /** The levels that are right: one, except where a refactoring may be `none` or a patch. */
  readonly level: 'none' | 'patch' | 'minor' | 'major' | 'none or patch';
  apply(document: Editable): void;
}

/** The document by another hand that edits are made on. */
export const baseline = readDocument('./fixtures/baseline.yaml');

/** The published contract. */
export const published = readDocument('../../../spec/generated/openapi.yaml');

function readDocument(file: string): JsonObject {
  const document: unknown = parseYaml(readFileSync(new URL(file, import.meta.url), 'utf8'));
  if (!isObject(document)) throw new Error(`expected an object in ${file}`);
  return document;
}
