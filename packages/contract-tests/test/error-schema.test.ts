import { expect, it } from 'vitest';
import { findOperation, publishedContract } from '../src/index.js';
import { memberOf, membersOf } from '../src/rules/members.js';

it('uses no keyword for errors that the rule deep-errors does not know', async () => {
  const contract = await publishedContract();
  const operation = findOperation(contract, 'POST', '/availablePhoneNumbers/:purchase');
  const response = operation?.responses.find(({ code }) => code === '404');
  const schema: unknown = memberOf(memberOf(response?.contents?.[0]?.schema, 'properties'), 'error');
  expect(schema).toMatchObject({ type: 'object', properties: expect.anything() });
  const parts = [schema, ...membersOf(memberOf(schema, 'properties')).map(([, part]) => part)];
  const keywords = parts.flatMap((part) => membersOf(part).map(([keyword]) => keyword));
  const known = [
    'properties',
    'type',
    'required',
    'minLength',
    'items',
    '$ref',
    'title',
    'description',
    'examples',
  ];
  expect([...new Set(keywords)].filter((keyword) => !known.includes(keyword))).toEqual([]);
});
