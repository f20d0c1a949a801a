import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { listSources } from '@acs-contracts/openapi-tools/sources';
import { targets } from '@acs-contracts/openapi-tools/targets';
import { getLineColLocation, parseYaml, Source } from '@redocly/openapi-core';
import { isObject } from '../json.js';
import { pointerSteps, pointerTo } from './pointer.js';

/** Finds the file and the line, `file:line`, that a place of a document comes from. */
export type FindPlace = (pointer: string) => Promise<string>;

/**
 * Makes a finder for the sources in a work tree. What is gone is found where it was: in what is left around it.
 *
 * The bundle names its components after files (`schemas/CommunicationError.yaml`), and follows `$ref`s from there on.
 */
export async function sourcePlaces(root: string): Promise<FindPlace> {
  const { entry, sources } = targets.spec;
  const files = await listSources(root, sources);
  return async (pointer) => {
    const steps = pointerSteps(pointer);
    const [first, section = '', name = ''] = steps;
    const component = files.find((file) => file.endsWith(`/${section}/${name}.yaml`));
    const isComponent = first === 'components' && component !== undefined;
    return walk(root, isComponent ? component : entry, isComponent ? steps.slice(3) : steps);
  };
}

/** Makes a finder for a document in one file. */
export function filePlaces(folder: string, file: string): FindPlace {
  return (pointer) => walk(folder, file, pointerSteps(pointer));
}

/** Finds the place of each of some pointers. */
export async function findPlaces(find: FindPlace, pointers: readonly string[]): Promise<Map<string, string>> {
  const distinct = [...new Set(pointers)];
  return new Map(await Promise.all(distinct.map(async (where) => [where, await find(where)] as const)));
}

async function walk(root: string, file: string, steps: readonly string[]): Promise<string> {
  const body = await readFile(path.resolve(root, file), 'utf8');
  let value: unknown = parseYaml(body);
  let pointer = '#';
  for (const [index, step] of steps.entries()) {
    const inner: unknown = isObject(value) || Array.isArray(value) ? Reflect.get(value, step) : undefined;
    if (inner === undefined) break;
    value = inner;
    pointer = pointerTo(pointer, step);
    const reference = isObject(value) ? value['$ref'] : undefined;
    if (typeof reference !== 'string' || index + 1 === steps.length) continue;
    const [target = '', inside = ''] = reference.split('#');
    const next = target === '' ? file : path.posix.join(path.posix.dirname(file), target);
    return walk(root, next, [...pointerSteps(`#${inside}`), ...steps.slice(index + 1)]);
  }
  const source = new Source(path.resolve(root, file), body);
  return `${file}:${getLineColLocation({ source, pointer, reportOnKey: true }).start.line}`;
}
