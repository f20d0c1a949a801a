import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { listSources } from '@acs-contracts/openapi-tools/sources';
import { exportedVersion, targets, targetsOf } from '@acs-contracts/openapi-tools/targets';
import { getLineColLocation, parseYaml, Source } from '@redocly/openapi-core';
import { type Change, placeKey } from '../change.js';
import { isObject } from '../json.js';
import { pointerSteps, pointerTo } from './pointer.js';

/** Finds the file and the line, `file:line`, that a place of a document comes from. */
export type FindPlace = (pointer: string) => Promise<string>;

/**
 * Makes a finder for the sources of an api-version in a work tree. What is gone is found where it was: in what is left around it.
 *
 * The bundle names its components after files (`schemas/CommunicationError.yaml`), and follows `$ref`s from there on.
 */
export async function sourcePlaces(root: string, apiVersion: string = exportedVersion): Promise<FindPlace> {
  const target =
    targetsOf(root, 'spec').find(({ entry }) => entry.includes(`/${apiVersion}/`)) ?? targets.spec;
  const { entry, sources } = target;
  const files = await listSources(root, sources);
  const open = createOpener(root);
  return async (pointer) => {
    const steps = pointerSteps(pointer);
    const [first, section = '', name = ''] = steps;
    const component = files.find((file) => file.endsWith(`/${section}/${name}.yaml`));
    const isComponent = first === 'components' && component !== undefined;
    return walk(open, isComponent ? component : entry, isComponent ? steps.slice(3) : steps);
  };
}

/** Makes a finder for a document in one file. */
export function filePlaces(folder: string, file: string): FindPlace {
  const open = createOpener(folder);
  return (pointer) => walk(open, file, pointerSteps(pointer));
}

/** Finds the place of each of some changes, by {@link placeKey}. */
export async function findPlaces(
  find: (apiVersion: string | undefined) => Promise<FindPlace>,
  changes: readonly Change[],
): Promise<Map<string, string>> {
  const finders = new Map<string | undefined, FindPlace>();
  for (const { apiVersion } of changes)
    if (!finders.has(apiVersion)) finders.set(apiVersion, await find(apiVersion));
  const distinct = new Map(changes.map((change) => [placeKey(change), change]));
  const places = [...distinct].map(async ([key, { apiVersion, where }]) => {
    const place = await finders.get(apiVersion)?.(where);
    return place === undefined ? [] : [[key, place] as const];
  });
  return new Map((await Promise.all(places)).flat());
}

/** A file: what it says, and where each part of it stands. */
interface OpenedFile {
  readonly value: unknown;
  readonly source: Source;
}
type Opener = (file: string) => Promise<OpenedFile>;

/** Creates what reads each file once: a large one takes seconds, and has many changes. */
function createOpener(root: string): Opener {
  const opened = new Map<string, Promise<OpenedFile>>();
  const read = async (file: string): Promise<OpenedFile> => {
    const body = await readFile(path.resolve(root, file), 'utf8');
    return { value: parseYaml(body), source: new Source(path.resolve(root, file), body) };
  };
  return (file) => {
    const known = opened.get(file) ?? read(file);
    opened.set(file, known);
    return known;
  };
}

async function walk(open: Opener, file: string, steps: readonly string[]): Promise<string> {
  const { value: whole, source } = await open(file);
  let value = whole;
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
    return walk(open, next, [...pointerSteps(`#${inside}`), ...steps.slice(index + 1)]);
  }
  return `${file}:${getLineColLocation({ source, pointer, reportOnKey: true }).start.line}`;
}
