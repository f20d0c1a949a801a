import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { packagesEnvironment } from '@acs-contracts/node-releases';
import { startEmulator } from '@acs-contracts/phone-numbers-emulator';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { parse } from 'yaml';

/** What this reads of an action. */
interface Action {
  readonly inputs: Readonly<Record<string, { readonly default: string }>>;
  readonly runs: { readonly steps: readonly Step[] };
}

interface Step {
  readonly shell: string;
  readonly run: string;
  readonly env: Readonly<Record<string, string>>;
  readonly 'working-directory': string;
}

const action: Action = parse(
  await readFile(new URL('../../../../verify/action.yml', import.meta.url), 'utf8'),
);
let folder: string;
const file = (name: string) => path.join(folder, name);
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'acs-contracts-action-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Runs the only step of the action as the runner does, in the project that has the packed packages. */
async function runAction(
  inputs: Readonly<Record<string, string>>,
  env: Readonly<Record<string, string>> = {},
) {
  const [step, ...others] = action.runs.steps;
  if (step === undefined || others.length > 0) throw new Error('expected an action of one step');
  const given: Readonly<Record<string, string>> = { 'working-directory': inject('consumer'), ...inputs };
  const evaluated = (text: string) =>
    text.replaceAll(
      /\$\{\{ inputs\.([\w-]+) \}\}/g,
      (_, name) => given[name] ?? action.inputs[name]?.default ?? '?',
    );
  await writeFile(file('step.sh'), step.run);
  await writeFile(file('summary.md'), '');
  const variables = Object.entries(step.env).map(([name, text]) => [name, evaluated(text)]);
  const child = spawn('bash', ['--noprofile', '--norc', '-eo', 'pipefail', file('step.sh')], {
    cwd: evaluated(step['working-directory']),
    env: {
      PATH: packagesEnvironment()['PATH'],
      HOME: folder,
      GITHUB_ACTIONS: 'true',
      GITHUB_STEP_SUMMARY: file('summary.md'),
      // Nothing is fetched: the project has the package in this version.
      npm_config_offline: 'true',
      ...env,
      ...Object.fromEntries(variables),
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const output: string[] = [];
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => output.push(String(chunk)));
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
  return { code, output: output.join(''), summary: await readFile(file('summary.md'), 'utf8') };
}

describe('the action verify', () => {
  it('verifies the endpoint of the connection string, buys nothing, and shows no credential', async () => {
    await using emulator = await startEmulator();
    const { connectionString, accessKey } = emulator;
    const { code, output, summary } = await runAction(
      {},
      { COMMUNICATION_SERVICES_CONNECTION_STRING: connectionString },
    );
    expect({ code, purchases: emulator.ledger.purchases }).toEqual({ code: 0, purchases: [] });
    expect(summary).toContain('<b>No findings, but 7 of 17 scenarios were not tried.</b>');
    expect(output).toContain('::notice title=7 scenarios not tried::');
    expect(output + summary).not.toContain(accessKey);
  });

  it('passes every input on', async () => {
    await using emulator = await startEmulator();
    await writeFile(file('some fixtures.json'), JSON.stringify({ succeeds: emulator.fixtures.succeeds }));
    const { code, summary } = await runAction({
      endpoint: emulator.url,
      'api-version': '2025-06-01',
      'allow-purchase': 'true',
      fixtures: file('some fixtures.json'),
      scenario: 'reads,succeeds',
      strict: 'true',
      'fail-on-skip': 'true',
      timeout: '300',
    });
    expect({ code, bought: emulator.ledger.count(emulator.fixtures.succeeds) }).toEqual({
      code: 0,
      bought: 1,
    });
    expect(summary).toContain('api-version <code>2025-06-01</code>');
    expect(summary.match(/✅ ok/g)).toHaveLength(2);
  });

  it('fails with the findings of an endpoint that breaks the contract', async () => {
    await using emulator = await startEmulator({
      mutate: (answer, { route }) => (route === 'listPhoneNumbers' ? { ...answer, status: 201 } : answer),
    });
    const { code, output, summary } = await runAction({ endpoint: emulator.url, scenario: 'reads' });
    expect(code).toBe(1);
    expect(output).toMatch(/^::error title=[\w-]+%3A status::expected /m);
    expect(summary).toMatch(/❌ <b>\d+ findings?\.<\/b>/);
  });

  it('runs nothing that an input contains', async () => {
    const code = `$(touch ${file('run')})`;
    const inputs = { endpoint: `"; ${code} #`, scenario: `reads'${code}`, fixtures: `\`${code}\`` };
    expect(await runAction(inputs)).toMatchObject({ code: 2 });
    expect(await runAction({ endpoint: '--allow-purchase' })).toMatchObject({ code: 2 });
    await expect(readFile(file('run'))).rejects.toHaveProperty('code', 'ENOENT');
  });

  it.each(['yes', 'True', ''])('ends before anything is sent when allow-purchase is %j', async (text) => {
    await using emulator = await startEmulator();
    const { code, output } = await runAction({ endpoint: emulator.url, 'allow-purchase': text });
    expect({ code, output }).toEqual({
      code: 2,
      output: '::error title=Not verified::expected allow-purchase to be true or false\n',
    });
  });

  it('takes no credential as an input', () => {
    expect(Object.keys(action.inputs).filter((name) => /token|key|secret|connection/.test(name))).toEqual([]);
  });
});
