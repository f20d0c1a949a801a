import { describe, expect, it } from 'vitest';
import { apiVersions, documentOf } from '../src/contract/document.js';
import { nodesOf, pointerOf } from '../src/contract/nodes.js';
import { declaredResponses } from '../src/contract/responses.js';

const document = documentOf('2021-03-07');
const error = { $ref: '#/components/schemas/CommunicationErrorResponse' };
const pointers = nodesOf(error, document).map(pointerOf);

describe('the nodes of an error', () => {
  it('go two deep, through details and through innererror, in any order', () => {
    expect(pointers).toContain(`/error${'/innererror'.repeat(2)}/code`);
    expect(pointers).toContain(`/error${'/details/0'.repeat(2)}/message`);
    expect(pointers).toContain(`/error/details/0/innererror/target`);
  });

  it('stop there', () => {
    const depths = pointers.map((pointer) => pointer.match(/innererror|details\/0/g)?.length ?? 0);
    expect(Math.max(...depths)).toBe(2);
    expect(pointers.filter((pointer) => pointer.endsWith('/code'))).toHaveLength(2 ** 3 - 1);
  });

  it('are each there once', () => {
    expect(new Set(pointers).size).toBe(pointers.length);
  });
});

it.each(apiVersions)('finds a response for each status of each operation of %s', (apiVersion) => {
  const responses = declaredResponses(documentOf(apiVersion));
  expect([...new Set(responses.map(({ route }) => route))].sort()).toEqual([
    'cancelOperation',
    'getOperation',
    'getPhoneNumber',
    'getSearchResult',
    'listPhoneNumbers',
    'purchase',
    'releasePhoneNumber',
    'search',
    'updateCapabilities',
  ]);
  const ofPurchase = responses.filter(({ route }) => route === 'purchase').map(({ status }) => status);
  expect(ofPurchase.join(' ')).toBe('202 400 401 403 404 429 500 503 default');
});
