import { expect, it } from 'vitest';
import { absent, editAt } from '../src/derived/edit.js';

const element = [
  { key: 'list', host: {} },
  { key: 0, host: [{}] },
  { key: 'name', host: {} },
];

it('edits the first element of a list', () => {
  expect(editAt({ list: [{ name: 'a' }, { name: 'b' }] }, element, () => 'c')).toEqual({
    list: [{ name: 'c' }, { name: 'b' }],
  });
});

it('grows what is absent from the samples of the steps', () => {
  expect(editAt({}, element, () => 'c')).toEqual({ list: [{ name: 'c' }] });
});

it('leaves an empty list empty', () => {
  expect(editAt({ list: [] }, element, () => 'c')).toEqual({ list: [] });
});

it('leaves out a property whose new value is absent', () => {
  expect(editAt({ list: [{ name: 'a' }] }, element, () => absent)).toEqual({ list: [{}] });
});
