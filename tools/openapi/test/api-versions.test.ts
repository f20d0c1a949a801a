import { cp, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { generate, lint } from '../src/perform.js';
import { listSources } from '../src/sources.js';
import { abandonedFiles, staleFiles } from '../src/stale.js';
import { isTargetName, repositoryRoot, sharedSources, targets, targetsOf } from '../src/targets.js';
import { copySpec, type SpecCopy } from './spec-copy.js';

const names = Object.keys(targets).filter(isTargetName);
const phoneNumbers = 'spec/phone-numbers';

/** A copy of the contract, and of the folders that the packages keep their generated files in. */
async function copyRepository(): Promise<SpecCopy> {
  const copy = await copySpec();
  for (const name of ['phone-numbers-types', 'communication-error-types']) {
    const folder = `packages/${name}/src/generated`;
    await cp(path.join(repositoryRoot, folder), path.join(copy.root, folder), { recursive: true });
  }
  return copy;
}

/** Adds an api-version as CONTRIBUTING.md says: a copy of the folder, with its version edited. */
async function addVersion({ root, edit }: SpecCopy, version: string, folder = phoneNumbers): Promise<void> {
  await cp(path.join(root, folder, '2021-03-07'), path.join(root, folder, version), { recursive: true });
  const entry = folder === phoneNumbers ? 'openapi.yaml' : 'common.yaml';
  await edit(`${folder}/${version}/${entry}`, 'version: "2021-03-07"', `version: "${version}"`);
}

async function generateAll(root: string): Promise<string[]> {
  return (await Promise.all(names.map((name) => generate(root, name)))).flat().sort();
}

/** What the drift test says. */
async function drift(root: string): Promise<string[]> {
  const lines = names.map(async (name) => [
    ...(await Promise.all(targetsOf(root, name).map((target) => staleFiles(root, target)))).flat(),
    ...(await abandonedFiles(root, name)),
  ]);
  return (await Promise.all(lines)).flat();
}

describe('an api-version that is a folder', () => {
  it.each(['2022-12-01', '2020-01-01', '2022-01-11-preview'])(
    '%s is generated into folders named after it, and then nothing drifts',
    async (version) => {
      await using copy = await copyRepository();
      await addVersion(copy, version);
      expect(await drift(copy.root)).toHaveLength(3);
      const before = await readFile(path.join(copy.root, 'spec/generated/openapi.yaml'), 'utf8');
      expect(await generateAll(copy.root)).toEqual(
        [
          'packages/communication-error-types/src/generated/common.ts',
          `packages/phone-numbers-types/src/generated/${version}/phone-numbers.ts`,
          'packages/phone-numbers-types/src/generated/2025-06-01/phone-numbers.ts',
          'packages/phone-numbers-types/src/generated/phone-numbers.ts',
          `spec/generated/${version}/openapi.json`,
          `spec/generated/${version}/openapi.yaml`,
          'spec/generated/2025-06-01/openapi.json',
          'spec/generated/2025-06-01/openapi.yaml',
          'spec/generated/openapi.json',
          'spec/generated/openapi.yaml',
        ].sort(),
      );
      expect(await drift(copy.root)).toEqual([]);
      await expect(lint(copy.root)).resolves.toBeUndefined();
      expect(await readFile(path.join(copy.root, 'spec/generated/openapi.yaml'), 'utf8')).toBe(before);
      const types = `packages/phone-numbers-types/src/generated/${version}/phone-numbers.ts`;
      expect(await readFile(path.join(copy.root, types), 'utf8')).toMatch(
        /from ["']@acs-contracts\/communication-error-types/,
      );
    },
  );

  it('may have error schemas of its own, and then leaves the generated files of the first as they are', async () => {
    await using copy = await copyRepository();
    await addVersion(copy, '2022-12-01');
    await addVersion(copy, '2022-12-01', 'spec/common');
    const { root } = copy;
    // What leads to the error schemas has to be its own, too.
    await cp(path.join(root, sharedSources), path.join(root, phoneNumbers, '2022-12-01'), {
      recursive: true,
    });
    for (const file of await listSources(root, [`${phoneNumbers}/2022-12-01`])) {
      const text = await readFile(path.join(root, file), 'utf8');
      const own = text.replaceAll(/(?<=ref: )\.\.\/\.\.\/common\//g, '../');
      await writeFile(path.join(root, file), own.replaceAll('common/2021-03-07', 'common/2022-12-01'));
    }
    await generateAll(root);
    expect(await drift(root)).toEqual([]);
    const types = await readFile(
      path.join(root, 'packages/phone-numbers-types/src/generated/2022-12-01/phone-numbers.ts'),
      'utf8',
    );
    expect(types).not.toContain('import type');
    expect(types).toContain('CommunicationErrorResponse: {');
  });

  it('is named by the drift test, with the files to delete, when its folder is gone', async () => {
    await using copy = await copyRepository();
    await addVersion(copy, '2022-12-01');
    await generateAll(copy.root);
    await rm(path.join(copy.root, phoneNumbers, '2022-12-01'), { recursive: true });
    expect((await drift(copy.root)).sort()).toEqual([
      'packages/phone-numbers-types/src/generated/2022-12-01/phone-numbers.ts is generated from nothing: delete it',
      'spec/generated/2022-12-01/openapi.json is generated from nothing: delete it',
      'spec/generated/2022-12-01/openapi.yaml is generated from nothing: delete it',
    ]);
  });

  it('is reported by the lint when it still says the version of the folder it was copied from', async () => {
    await using copy = await copyRepository();
    const folder = path.join(copy.root, phoneNumbers);
    await cp(path.join(folder, '2021-03-07'), path.join(folder, '2022-12-01'), { recursive: true });
    await generateAll(copy.root);
    await expect(lint(copy.root)).rejects.toThrow(
      'spec/phone-numbers/2022-12-01/openapi.yaml info.version must be 2022-12-01, as the folder is named (received "2021-03-07")',
    );
  });
});

describe('what api-versions share', () => {
  it('changes nothing of an api-version when only another one uses it', async () => {
    await using copy = await copyRepository();
    await addVersion(copy, '2022-12-01');
    await writeFile(path.join(copy.root, sharedSources, 'schemas/New.yaml'), 'title: New\n');
    const [first] = await staleFiles(copy.root, targets.spec);
    expect(first).toBeUndefined();
  });

  it('is reported by the lint when no api-version uses it', async () => {
    await using copy = await copyRepository();
    await writeFile(path.join(copy.root, sharedSources, 'schemas/Forgotten.yaml'), 'title: Forgotten\n');
    await expect(lint(copy.root)).rejects.toThrow(
      'spec/phone-numbers/common/schemas/Forgotten.yaml No api-version refers to this file.',
    );
  });
});

describe('a folder that is not an api-version', () => {
  it.each(['2022-1-1', 'next', '2022-01-11-preview2', '2022-12-01-beta', 'v2', '2022-12-01 copy'])(
    'is refused: %s',
    async (name) => {
      await using copy = await copyRepository();
      const folder = path.join(copy.root, phoneNumbers);
      await cp(path.join(folder, '2021-03-07'), path.join(folder, name), { recursive: true });
      await expect(generate(copy.root, 'spec')).rejects.toThrow(
        `${phoneNumbers}/${name} The folder is not named after an api-version.`,
      );
    },
  );

  it('is refused when it has no document', async () => {
    await using copy = await copyRepository();
    await mkdir(path.join(copy.root, phoneNumbers, '2022-12-01'));
    await expect(generate(copy.root, 'spec')).rejects.toThrow(
      `${phoneNumbers}/2022-12-01 There is no openapi.yaml in it.`,
    );
  });

  it('is refused when its document refers to another api-version', async () => {
    await using copy = await copyRepository();
    await addVersion(copy, '2022-12-01');
    const schemas = path.join(copy.root, phoneNumbers, '2022-12-01/schemas');
    await rename(path.join(schemas, 'OperationType.yaml'), path.join(schemas, 'Unused.yaml'));
    await copy.edit(
      `${phoneNumbers}/2022-12-01/schemas/PhoneNumberOperation.yaml`,
      '$ref: OperationType.yaml',
      '$ref: ../../2021-03-07/schemas/OperationType.yaml',
    );
    await expect(generate(copy.root, 'spec')).rejects.toThrow(
      'spec/phone-numbers/2021-03-07/schemas/OperationType.yaml spec/phone-numbers/2022-12-01/openapi.yaml must not refer to this file.',
    );
  });
});
