import { describe, expect, it } from 'vitest';
import { diffDocuments } from '../src/diff.js';
import type { JsonObject } from '../src/json.js';

function documentWith(responses: JsonObject, rest: JsonObject = {}, operation: JsonObject = {}): JsonObject {
  return {
    openapi: '3.0.3',
    info: { title: 'Shop', version: '1' },
    paths: { '/orders': { get: { operationId: 'listOrders', responses, ...operation } } },
    ...rest,
  };
}
const header = (required: boolean) => ({ required, schema: { type: 'string' } });
const inline = (name: string, required: boolean, status = '200') =>
  documentWith({ [status]: { description: 'a response', headers: { [name]: header(required) } } });
const component = (name: string, header_: string) =>
  documentWith(
    {
      '200': { description: 'a response', headers: { [name]: { $ref: `#/components/headers/${header_}` } } },
    },
    { components: { headers: { [header_]: header(true) } } },
  );
const sharedResponse = (name: string) =>
  documentWith(
    { '200': { $ref: '#/components/responses/Orders' } },
    { components: { responses: { Orders: { description: 'orders', headers: { [name]: header(true) } } } } },
  );
const parameter = (name: string, required: boolean) =>
  documentWith(
    { '200': { description: 'a response' } },
    {},
    {
      parameters: [{ name, in: 'header', required, schema: { type: 'string' } }],
    },
  );

const renames: readonly (readonly [what: string, older: JsonObject, newer: JsonObject])[] = [
  ['of a response that always has it', inline('X-Order', true), inline('X-Purchase', true)],
  ['of a response that may have it', inline('X-Order', false), inline('X-Purchase', false)],
  ['of an error', inline('X-Order', true, '404'), inline('X-Purchase', true, '404')],
  ['that is a component', component('X-Order', 'Id'), component('X-Purchase', 'Id')],
  ['and its component', component('X-Order', 'OrderId'), component('X-Purchase', 'PurchaseId')],
  ['of a shared response', sharedResponse('X-Order'), sharedResponse('X-Purchase')],
  ['of a request that must have it', parameter('X-Order', true), parameter('X-Purchase', true)],
  ['of a request that may have it', parameter('X-Order', false), parameter('X-Purchase', false)],
];

describe('a header that is renamed', () => {
  it.each(renames)('is major, and nothing says that it is harmless: one %s', async (_what, older, newer) => {
    const { level, changes } = await diffDocuments(older, newer);
    expect(level).toBe('major');
    // A component of another name is a fact of its own, which readers see.
    const patches = changes.filter((change) => change.level === 'patch');
    expect(patches.filter(({ where }) => !where.startsWith('#/components/headers/'))).toEqual([]);
    expect(changes.filter(({ reason }) => reason.includes('nothing was found that this breaks'))).toEqual([]);
  });
});
