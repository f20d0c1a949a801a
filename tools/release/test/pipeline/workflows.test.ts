import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { checkAction, checkWorkflow } from '../../src/pipeline/check-workflow.js';

const folder = fileURLToPath(new URL('../../../../.github/workflows', import.meta.url));

it.each(await readdir(folder))('%s has nothing wrong', async (name) => {
  const text = await readFile(path.join(folder, name), 'utf8');
  expect(await checkWorkflow(name, text)).toEqual([]);
});

const root = fileURLToPath(new URL('../../../../', import.meta.url));
const ownActions = (await readdir(path.join(root, '.github/actions'))).map(
  (name) => `.github/actions/${name}`,
);

it.each([...ownActions, 'verify'])('the action %s has nothing wrong', async (name) => {
  const text = await readFile(path.join(root, name, 'action.yml'), 'utf8');
  expect(checkAction(name, text)).toEqual([]);
});

it('the workflow of the README has nothing wrong but that it needs a secret, and gives inputs that the action has', async () => {
  const readme = await readFile(path.join(root, 'packages/contract-tests/README.md'), 'utf8');
  const [, example = ''] = /^```yaml workflow\n(.*?)^```$/ms.exec(readme) ?? [];
  const workflow = example.replace(/@COMMIT # .*/, `@${'0'.repeat(40)} # v1.0.0`);
  expect(await checkWorkflow('verify.yml', workflow)).toEqual([
    'verify.yml: expected no secret but github.token, found secrets.COMMUNICATION_SERVICES_CONNECTION_STRING',
  ]);
  const { inputs } = parse(await readFile(path.join(root, 'verify/action.yml'), 'utf8'));
  const [step] = parse(workflow).jobs.verify.steps;
  expect(step.uses).toMatch(/^acs-contracts\/acs-contracts\/verify@/);
  expect(Object.keys(inputs)).toEqual(expect.arrayContaining(Object.keys(step.with)));
});

const good = `on: push
permissions: {}
concurrency: one
jobs:
  build:
    runs-on: ubuntu-latest
    timeout-minutes: 5
    permissions:
      contents: read
    steps:
      - uses: actions/checkout@08c6903cd8c0fde910a37f88322edcfb5dd907a8 # v5.0.0
      - run: pnpm test
`;

const expression = (code: string) => `\${{ ${code} }}`;

it('finds nothing in a workflow as it should be', async () => {
  expect(await checkWorkflow('good.yml', good)).toEqual([]);
});

describe('a workflow', () => {
  it.each([
    {
      what: 'with an expression over what is not there',
      text: good.replace('pnpm test', `echo '${expression('needs.other.result')}'`),
      finding: 'bad.yml:12:24: property "other" is not defined in object type {} (expression)',
    },
    {
      what: 'that waits for a job that is not there',
      text: good.replace('timeout-minutes: 5', 'timeout-minutes: 5\n    needs: tests'),
      finding: 'job "build" needs job "tests" which does not exist in this workflow',
    },
    {
      what: 'without permissions',
      text: good.replace('permissions: {}\n', ''),
      finding: 'expected permissions for the workflow, found none',
    },
    {
      what: 'that lets all its jobs write',
      text: good.replace('permissions: {}', 'permissions:\n  contents: write'),
      finding: 'expected contents: write in the job that needs it only',
    },
    {
      what: 'without concurrency',
      text: good.replace('concurrency: one\n', ''),
      finding: 'expected concurrency, found none',
    },
    {
      what: 'with a job that may run for hours',
      text: good.replace('    timeout-minutes: 5\n', ''),
      finding: 'expected timeout-minutes in the job build, found none',
    },
    {
      what: 'with an action by tag',
      text: good.replace('@08c6903cd8c0fde910a37f88322edcfb5dd907a8 # v5.0.0', '@v5'),
      finding: 'expected actions/checkout@v5 pinned to a commit, with its version behind #',
    },
    {
      what: 'with a token to publish',
      text: good.replace(
        'run: pnpm test',
        `run: pnpm test\n        env:\n          T: ${expression('secrets.NPM_TOKEN')}`,
      ),
      finding: 'expected no secret but github.token, found secrets.NPM_TOKEN',
    },
  ])('$what is caught', async ({ text, finding }) => {
    expect(text).not.toBe(good);
    expect(await checkWorkflow('bad.yml', text)).toContainEqual(expect.stringContaining(finding));
  });
});

const goodAction = `runs:
  using: composite
  steps:
    - uses: actions/cache@0057852bfaa89a56745cba8c7296529d2fc39830 # v4.3.0
    - run: pnpm install
      shell: bash
`;

describe('an action', () => {
  it.each([
    [
      'with an action by tag',
      '@0057852bfaa89a56745cba8c7296529d2fc39830 # v4.3.0',
      '@v4',
      'expected actions/cache@v4 pinned to a commit, with its version behind #',
    ],
    [
      'that pastes an input into a script',
      'pnpm install',
      `pnpm install ${expression('inputs.flags')}`,
      'to read a variable instead of an expression',
    ],
    ['that is a container', 'composite', 'docker', 'expected a composite action'],
    [
      'with a secret',
      'pnpm install',
      'pnpm install # secrets.NPM_TOKEN',
      'expected no secret but github.token, found secrets.NPM_TOKEN',
    ],
  ])('%s is caught', (_, from, to, finding) => {
    expect(checkAction('action.yml', goodAction)).toEqual([]);
    expect(checkAction('action.yml', goodAction.replace(from, to))).toEqual([
      expect.stringContaining(finding),
    ]);
  });
});
