import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { pinAction } from '../../src/version/pin-action.js';

const read = (file: string) => readFile(new URL(`../../../../${file}`, import.meta.url), 'utf8');
const action = await read('verify/action.yml');

it('the action verify runs the version of contract-tests in the same commit', async () => {
  const { version }: { readonly version: string } = JSON.parse(
    await read('packages/contract-tests/package.json'),
  );
  expect(pinAction(action, version)).toBe(action);
});

it('a release changes the default of the input version, and nothing else', () => {
  const before = action.split('\n');
  const after = pinAction(action, '12.3.4').split('\n');
  expect(after.filter((line, index) => line !== before[index])).toEqual(['    default: "12.3.4"']);
  expect(after).toHaveLength(before.length);
});

it('an action without that input is refused', () => {
  expect(() => pinAction('inputs:\n  endpoint:\n    default: ""\n', '1.0.0')).toThrow('found none');
});
