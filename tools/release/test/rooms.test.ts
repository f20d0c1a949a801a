import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';

interface Manifest {
  readonly scripts: Readonly<Record<string, string>>;
}

const read = async (file: string): Promise<Manifest> =>
  JSON.parse(await readFile(new URL(file, import.meta.url), 'utf8'));

it('the tests of the repository include those of every room', async () => {
  const { scripts } = await read('../package.json');
  const root = await read('../../../package.json');
  const tests = Object.keys(scripts).filter((name) => /^test\b/.test(name));
  expect(tests).toHaveLength(3);
  expect(root.scripts['test']?.split(' ')).toEqual(expect.arrayContaining(tests));
});
