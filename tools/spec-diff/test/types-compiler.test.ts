import { expect, it } from 'vitest';
import { TypesCompiler } from '../src/types/compiler.js';

const types = `
export interface components { schemas: { Search: { searchId: string } } }
export interface operations {}
export interface paths {}
`;

it('names the snippet that does not compile among more snippets than fit in one file', () => {
  const wrong = new Set([0, 4999, 5000, 10_001]);
  const member = (index: number) => (wrong.has(index) ? 'id' : 'searchId');
  const snippets = Array.from({ length: 10_002 }, (_, index) => {
    return (suffix: string) =>
      `export type Used${suffix} = components['schemas']['Search']['${member(index)}'];`;
  });
  const errors = new TypesCompiler(types).check(snippets);
  expect(errors).toHaveLength(snippets.length);
  const failed = errors.flatMap((error, index) => (error === undefined ? [] : [index]));
  expect(new Set(failed)).toEqual(wrong);
  expect(errors[5000]).toBe("Property 'id' does not exist on type '{ searchId: string; }'.");
});
