import type { Edit } from '../editable.js';
import { operationPath, purchase, request } from './places.js';

const searchId = `${request}/properties/searchId`;
const callback = `${request}/properties/callbackUri`;

/** What a request may be: whatever was allowed has to stay so. */
export const requestEdits: readonly Edit[] = [
  {
    edit: 'the request gains an optional member',
    level: 'minor',
    apply: (d) => d.set(`${request}/properties/agreeToNotResell`, { type: 'boolean' }),
  },
  {
    edit: 'the request gains a required member',
    level: 'major',
    apply: (d) => {
      d.set(`${request}/properties/agreeToNotResell`, { type: 'boolean' });
      d.add(`${request}/required`, 'agreeToNotResell');
    },
  },
  { edit: 'a member of the request is removed', level: 'major', apply: (d) => d.remove(callback) },
  {
    edit: 'a member of the request is renamed',
    level: 'major',
    apply: (d) => d.move(callback, `${callback}2`),
  },
  {
    edit: 'a member of the request gains a minLength',
    level: 'major',
    apply: (d) => d.set(`${searchId}/minLength`, 1),
  },
  {
    edit: 'a member of the request gains an enum',
    level: 'major',
    apply: (d) => d.set(`${searchId}/enum`, ['a', 'b']),
  },
  {
    edit: 'a member of the request gains an enum that may grow',
    level: 'minor',
    apply: (d) => {
      d.set(`${callback}/x-ms-enum`, { name: 'Callback', modelAsString: true });
      d.set(`${callback}/nullable`, true);
    },
  },
  {
    edit: 'a member of the request may be null',
    level: 'minor',
    apply: (d) => d.set(`${searchId}/nullable`, true),
  },
  {
    edit: 'a member of the request becomes a number',
    level: 'major',
    apply: (d) => d.set(`${searchId}/type`, 'number'),
  },
  {
    edit: 'a member of the request may be a number, too',
    level: 'minor',
    apply: (d) => d.set(searchId, { oneOf: [{ type: 'string' }, { type: 'integer' }] }),
  },
  {
    edit: 'the members of the request have to be texts',
    level: 'major',
    apply: (d) => d.set(`${request}/additionalProperties`, { type: 'string' }),
  },
  {
    edit: 'the request gains maxProperties',
    level: 'major',
    apply: (d) => d.set(`${request}/maxProperties`, 1),
  },
  {
    edit: 'the body becomes optional',
    level: 'minor',
    apply: (d) => d.set(`${purchase}/requestBody/required`, false),
  },
  { edit: 'the body is removed', level: 'major', apply: (d) => d.remove(`${purchase}/requestBody`) },
  {
    edit: 'one more media type is taken',
    level: 'minor',
    apply: (d) => d.set(`${purchase}/requestBody/content/text~1plain`, { schema: { type: 'string' } }),
  },
  {
    edit: 'an operation takes an optional body',
    level: 'minor',
    apply: (d) =>
      d.set(`${operationPath}/delete/requestBody`, {
        content: { 'application/json': { schema: { type: 'object' } } },
      }),
  },
  {
    edit: 'an operation takes a required body',
    level: 'major',
    apply: (d) =>
      d.set(`${operationPath}/delete/requestBody`, {
        required: true,
        content: { 'application/json': { schema: { type: 'object' } } },
      }),
  },
];

/** Edits that take something away again, each after the edit that it undoes. */
export const undoneRequestEdits: readonly (Edit & { readonly first: Edit['apply'] })[] = [
  {
    edit: 'a member of the request need not be there any more',
    level: 'minor',
    first: (d) => d.set(`${request}/required`, ['searchId']),
    apply: (d) => d.remove(`${request}/required`),
  },
  {
    edit: 'a pattern of the request is gone',
    level: 'minor',
    first: (d) => d.set(`${searchId}/pattern`, '^[0-9a-f-]+$'),
    apply: (d) => d.remove(`${searchId}/pattern`),
  },
  {
    edit: 'a pattern of the request is written in another way',
    level: 'patch',
    first: (d) => d.set(`${searchId}/pattern`, '^[0-9a-f-]+$'),
    apply: (d) => d.set(`${searchId}/pattern`, '^([0-9a-f-])+$'),
  },
  {
    edit: 'a format of the request is gone',
    level: 'minor',
    first: (d) => d.set(`${searchId}/format`, 'uuid'),
    apply: (d) => d.remove(`${searchId}/format`),
  },
  {
    edit: 'a maxLength of the request is raised',
    level: 'minor',
    first: (d) => d.set(`${searchId}/maxLength`, 36),
    apply: (d) => d.set(`${searchId}/maxLength`, 72),
  },
  {
    edit: 'a maxLength of the request is lowered',
    level: 'major',
    first: (d) => d.set(`${searchId}/maxLength`, 36),
    apply: (d) => d.set(`${searchId}/maxLength`, 35),
  },
  {
    edit: 'the request is open again',
    level: 'minor',
    first: (d) => d.set(`${request}/additionalProperties`, false),
    apply: (d) => d.set(`${request}/additionalProperties`, true),
  },
  {
    edit: 'an enum of the request gains a value',
    level: 'minor',
    first: (d) => d.set(`${searchId}/enum`, ['a', 'b']),
    apply: (d) => d.add(`${searchId}/enum`, 'c'),
  },
  {
    edit: 'an enum of the request loses a value',
    level: 'major',
    first: (d) => d.set(`${searchId}/enum`, ['a', 'b']),
    apply: (d) => d.drop(`${searchId}/enum`, 'b'),
  },
  {
    edit: 'a member of the request may not be null any more',
    level: 'major',
    first: (d) => d.set(`${searchId}/nullable`, true),
    apply: (d) => d.remove(`${searchId}/nullable`),
  },
  {
    edit: 'the body becomes required',
    level: 'major',
    first: (d) => d.remove(`${purchase}/requestBody/required`),
    apply: (d) => d.set(`${purchase}/requestBody/required`, true),
  },
  {
    edit: 'a choice of the request loses a branch',
    level: 'major',
    first: (d) => d.set(searchId, { oneOf: [{ type: 'string' }, { type: 'integer' }] }),
    apply: (d) => d.set(searchId, { type: 'string' }),
  },
];
