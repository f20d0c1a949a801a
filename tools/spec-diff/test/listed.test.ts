import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../src/json.js';
import { listChanges } from '../src/listed.js';

function documentWith(parts: JsonObject): JsonObject {
  return { openapi: '3.0.3', info: { title: 'Pets', version: '1' }, paths: {}, ...parts };
}

/** A document with one operation. */
function withOperation(operation: JsonObject, components: JsonObject = {}): JsonObject {
  return documentWith({ paths: { '/pets': { get: { responses: {}, ...operation } } }, components });
}

function lines(older: JsonObject, newer: JsonObject): string[] {
  return listChanges(older, newer).map(({ type, kind, property, revision, base }) =>
    `${kind} ${type} ${property ?? ''} ${revision ?? base}`.replace('  ', ' '),
  );
}

describe('the list of differences', () => {
  it('is empty for equal documents, whatever the order of members', () => {
    const schema = { type: 'object', description: 'A pet' };
    const other = { description: 'A pet', type: 'object' };
    const [one, two] = [schema, other].map((pet) => documentWith({ components: { schemas: { pet } } }));
    expect(listChanges(one ?? {}, two ?? {})).toEqual([]);
  });

  it('names a field that has changed, and a node that is new or gone', () => {
    const pet = { type: 'object', properties: { name: { type: 'string' }, age: { type: 'integer' } } };
    const later = { type: 'object', properties: { name: { type: 'string', title: 'Name' }, kind: {} } };
    expect(
      lines(
        documentWith({ components: { schemas: { pet } } }),
        documentWith({ components: { schemas: { pet: later } } }),
      ),
    ).toEqual([
      'modified Schema title #/components/schemas/pet/properties/name/title',
      'removed Schema #/components/schemas/pet/properties/age',
      'added Schema #/components/schemas/pet/properties/kind',
    ]);
  });

  it('finds a parameter by its name, wherever it stands', () => {
    const [limit, after] = ['limit', 'after'].map((name) => ({ name, in: 'query', schema: {} }));
    const [old, next] = [
      withOperation({ parameters: [limit, after] }),
      withOperation({ parameters: [after] }),
    ];
    expect(lines(old, next)).toEqual(['removed Parameter #/paths/~1pets/get/parameters/0']);
    expect(lines(withOperation({ parameters: [after, limit] }), old)).toEqual([]);
  });

  it('takes a value that is moved to a component for the same', () => {
    const content = { 'application/json': { schema: { type: 'object' } } };
    const response = { description: 'Pets', content };
    const referring = withOperation(
      { responses: { 200: { $ref: '#/components/responses/pets' } } },
      { responses: { pets: response } },
    );
    expect(lines(withOperation({ responses: { 200: response } }), referring)).toEqual([
      'added NamedResponses #/components/responses',
    ]);
  });

  it('ends where schemas lead in a circle', () => {
    const ref = { $ref: '#/components/schemas/error' };
    const error = { type: 'object', properties: { inner: ref } };
    const loop = { $ref: '#/components/schemas/loop' };
    const changed = { ...error, description: 'An error' };
    expect(
      lines(
        documentWith({ components: { schemas: { error, loop } } }),
        documentWith({ components: { schemas: { error: changed, loop } } }),
      ),
    ).toEqual(['modified Schema description #/components/schemas/error/description']);
  });

  it('gives the values of a list without their order, and tells a list from what is no list', () => {
    const withSchema = (pet: JsonObject) => documentWith({ components: { schemas: { pet } } });
    const [change] = listChanges(withSchema({ enum: ['a', 'b'] }), withSchema({ enum: ['b', 'a'] }));
    expect(change?.values).toEqual(['"a","b"', '"a","b"']);
    expect(lines(withSchema({ items: [{}] }), withSchema({ items: {} }))).toEqual([
      'modified Schema items #/components/schemas/pet/items',
    ]);
  });

  it('takes an extension for one field', () => {
    const [old, next] = [1, { deep: 2 }].map((value) => withOperation({ 'x-level': value }));
    expect(lines(old ?? {}, next ?? {})).toEqual(['modified Operation x-level #/paths/~1pets/get/x-level']);
  });
});
