import { readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { InvalidSpecError, type Problem } from '../src/problems.js';
import { renderTarget } from '../src/render.js';
import { type Target, targets } from '../src/targets.js';
import { copySpec } from './spec-copy.js';

const folder = 'spec/phone-numbers/2021-03-07';
const shared = 'spec/phone-numbers/common';

/** The text of the one file that a target of types renders to. */
async function renderTypes(root: string, target: Target = targets['phone-numbers-types']): Promise<string> {
  const [file] = await renderTarget(root, target);
  return file?.text ?? '';
}

/** The problems that keep a contract from being rendered. */
async function problemsOf(root: string): Promise<readonly Problem[]> {
  const error: unknown = await renderTarget(root, targets.spec).catch((reason: unknown) => reason);
  if (error instanceof InvalidSpecError) return error.problems;
  throw new Error(`expected an InvalidSpecError, got ${String(error)}`);
}

describe('rendering', () => {
  it('gives the same bytes for the same sources, wherever they lie', async () => {
    await using first = await copySpec();
    await using second = await copySpec();
    for (const target of Object.values(targets)) {
      expect(await renderTarget(first.root, target)).toEqual(await renderTarget(second.root, target));
    }
  });

  it('shows an edit of a single character of a comment in the first line', async () => {
    await using copy = await copySpec();
    const before = await renderTypes(copy.root, targets['communication-error-types']);
    await copy.edit('spec/common/2021-03-07/common.yaml', '# A library', '# a library');
    const after = await renderTypes(copy.root, targets['communication-error-types']);
    expect(after.split('\n')[0]).not.toBe(before.split('\n')[0]);
    expect(after.split('\n').slice(1)).toEqual(before.split('\n').slice(1));
  });

  it('names source, hash and command in the first line of types and YAML, and in the first member of JSON', async () => {
    await using copy = await copySpec();
    const origin = /Generated from spec\/.*\.yaml \(sha256:[0-9a-f]{64}\) by `pnpm generate`\. Do not edit\./;
    for (const { path: file, text } of await renderTarget(copy.root, targets.spec)) {
      expect(text.split('\n')[file.endsWith('.json') ? 1 : 0]).toMatch(origin);
    }
    expect((await renderTypes(copy.root)).split('\n')[0]).toMatch(origin);
  });

  it('keeps required headers required and optional headers optional', async () => {
    await using copy = await copySpec();
    expect(await renderTypes(copy.root)).toContain('"operation-id": string');
    await copy.edit(`${shared}/headers/OperationId.yaml`, 'required: true\n', '');
    expect(await renderTypes(copy.root)).toContain('"operation-id"?: string');
  });

  it('takes the error types from their own package', async () => {
    await using copy = await copySpec();
    const text = await renderTypes(copy.root);
    expect(text).toContain('CommunicationError: Imported["schemas"]["CommunicationError"];');
    expect(text).not.toContain('innererror?:');
  });
});

describe('an invalid contract', () => {
  it.each([
    {
      what: 'an unknown type',
      edit: [`${shared}/schemas/SearchId.yaml`, 'type: string', 'type: strnig'],
      problem: { file: `${shared}/schemas/SearchId.yaml`, line: 6, message: /"string"/ },
    },
    {
      what: 'a dangling $ref',
      edit: [`${folder}/responses/OperationStatus.yaml`, 'headers/Location.yaml', 'headers/Lcation.yaml'],
      problem: { file: `${folder}/responses/OperationStatus.yaml`, line: 4, message: /resolve|exist/ },
    },
    {
      what: 'a path parameter that is not declared',
      edit: [`${folder}/paths/operation.yaml`, '  - $ref: ../../common/parameters/OperationId.yaml\n', ''],
      problem: { file: `${folder}/paths/operation.yaml`, line: 3, message: /operationId/ },
    },
    {
      what: 'YAML that does not parse',
      edit: [`${folder}/parameters/ApiVersion.yaml`, 'schema:', 'schema: ['],
      problem: {
        file: expect.stringContaining(folder),
        line: expect.any(Number),
        message: /parse|expected/i,
      },
    },
    {
      what: 'an example that its schema refuses',
      edit: [`${shared}/examples/operation-running.yaml`, 'status: running', 'status: 1'],
      problem: { file: `${shared}/examples/operation-running.yaml`, line: 6, message: /status/ },
    },
  ] as const)('with $what is refused with file, line and what was expected', async ({ edit, problem }) => {
    await using copy = await copySpec();
    const [file, from, to] = edit;
    await copy.edit(file, from, to);
    const problems = await problemsOf(copy.root);
    expect(problems).toContainEqual(
      expect.objectContaining({ ...problem, message: expect.stringMatching(problem.message) }),
    );
  });

  it('with a file that nothing refers to is refused', async () => {
    await using copy = await copySpec();
    await writeFile(path.join(copy.root, folder, 'schemas/Forgotten.yaml'), 'type: object\n');
    expect(await problemsOf(copy.root)).toEqual([
      expect.objectContaining({ file: `${folder}/schemas/Forgotten.yaml`, rule: 'no-unused-files' }),
    ]);
  });

  it('leaves the work tree as it was', async () => {
    await using copy = await copySpec();
    await copy.edit(`${shared}/schemas/SearchId.yaml`, 'type: string', 'type: strnig');
    const before = await readdir(copy.root, { recursive: true });
    await problemsOf(copy.root);
    expect(await readdir(copy.root, { recursive: true })).toEqual(before);
  });
});
