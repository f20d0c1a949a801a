import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { diffVersions } from '../src/diff-versions.js';
import { loadWorkTreeVersions } from '../src/document/versions.js';
import { type GateReport, runGate } from '../src/gate/gate.js';
import { changesetsFor, writeChangesets } from '../src/report/changesets.js';
import { type Clone, cloneRepository } from './clone.js';

const contract = 'spec/phone-numbers/2021-03-07';
const shared = 'spec/phone-numbers/common';
const aliases = 'packages/phone-numbers-types/src/index.ts';
let clone: Clone;

beforeAll(async () => {
  clone = await cloneRepository();
});
afterAll(() => clone[Symbol.asyncDispose]());

/** The objections, in one line each. */
function objections(report: GateReport): string[] {
  return report.objections.map(({ what, fix }) => `${what} -> ${fix}`);
}

/** Makes a header of the 202 optional: a major change of the wire that leaves nothing stale. */
async function breakContract(): Promise<void> {
  await clone.edit(`${shared}/headers/OperationLocation.yaml`, 'required: true', 'required: false');
  await clone.generate();
}

function changeset(level: string, ...names: readonly string[]): string {
  return `---\n${names.map((name) => `"@acs-contracts/${name}": ${level}`).join('\n')}\n---\n\nA change.\n`;
}

describe('the gate', () => {
  it('lets a branch pass that changes nothing, from the command line', async () => {
    await clone.branch('nothing');
    await clone.write('README.md', 'Text.\n');
    await clone.commit('Add a text');
    expect(await exitCode()).toBe(0);
  });

  it('stops a breaking change without a changeset until the one that it offers is written', async () => {
    await clone.branch('breaking');
    await breakContract();
    await clone.commit('Make Operation-Location optional');
    const report = await runGate(clone.root);
    expect(report.diff.level).toBe('major');
    expect(objections(report)).toContainEqual(
      expect.stringMatching(
        /^@acs-contracts\/spec: .* is major, and no changeset .* -> `pnpm spec diff --write`/,
      ),
    );
    expect(await exitCode()).toBe(1);

    await writeChangesets(clone.root, changesetsFor(report.diff));
    await clone.commit('Promise it');
    expect(objections(await runGate(clone.root))).toEqual([]);
  });

  it('stops changesets that promise less', async () => {
    await clone.branch('less');
    await breakContract();
    const names = [
      'spec',
      'phone-numbers-types',
      'phone-numbers-client',
      'contract-tests',
      'phone-numbers-emulator',
    ];
    await clone.write('.changeset/less.md', changeset('minor', ...names));
    await clone.commit('Promise too little');
    expect(objections(await runGate(clone.root))).toContainEqual(
      expect.stringMatching(/^@acs-contracts\/spec: .* is major, and its changesets promise minor/),
    );
  });

  it('does not count the changesets that were on main before', async () => {
    await clone.branch('wording');
    await clone.edit(`${shared}/headers/OperationLocation.yaml`, 'The URL to read', 'Where to read');
    await clone.generate();
    await clone.commit('Word a description anew');
    expect(objections(await runGate(clone.root))).toContainEqual(
      expect.stringMatching(/^@acs-contracts\/spec: .* is patch, and no changeset/),
    );
  });

  it('stops generated files that are stale', async () => {
    await clone.branch('stale');
    await clone.edit(`${contract}/openapi.yaml`, 'openapi: 3.0.3', '# Edited.\nopenapi: 3.0.3');
    await clone.commit('Forget to generate');
    expect(objections(await runGate(clone.root))).toContainEqual(
      expect.stringMatching(/^spec\/generated\/openapi.yaml is stale -> `pnpm generate`/),
    );
  });
});

describe('the gate, of another api-version', () => {
  const later = 'spec/phone-numbers/2025-06-01';

  it('stops a change that only this api-version has', async () => {
    await clone.branch('later');
    await clone.edit(`${later}/schemas/KnownSearchError.yaml`, '  - OutOfStock\n', '');
    await clone.generate();
    const { diff, ...report } = await runGate(clone.root);
    expect(diff.level).toBe('major');
    expect(new Set(diff.changes.map(({ apiVersion }) => apiVersion))).toEqual(new Set(['2025-06-01']));
    expect(diff.changes[0]?.witness?.text).toContain("from '@acs-contracts/phone-numbers-types/2025-06-01'");
    expect(objections({ diff, ...report }).join('\n')).toContain('@acs-contracts/spec: ');
    expect(changesetsFor(diff)[0]?.text).toContain('**Breaking:** 2025-06-01: ');
  });

  it('stops generated files that are stale, and those that nothing is rendered to', async () => {
    await clone.branch('later-stale');
    await clone.edit(`${later}/openapi.yaml`, 'openapi: 3.0.3', '# Edited.\nopenapi: 3.0.3');
    await clone.write('spec/generated/2024-03-01/openapi.json', '{}\n');
    const found = objections(await runGate(clone.root));
    expect(found).toContainEqual(
      expect.stringMatching(/^spec\/generated\/2025-06-01\/openapi.yaml is stale -> `pnpm generate`/),
    );
    expect(found).toContain(
      'spec/generated/2024-03-01/openapi.json is generated from nothing -> delete the file',
    );
  });

  it('rates an api-version that is new minor, and one that is gone major', async () => {
    await clone.branch('gone');
    const all = await loadWorkTreeVersions(clone.root);
    const fewer = new Map([...all].filter(([version]) => version === '2021-03-07'));
    const packages = ['spec', 'phone-numbers-types', 'phone-numbers-client'];
    for (const [older, newer, level] of [
      [fewer, all, 'minor'],
      [all, fewer, 'major'],
    ] as const) {
      const diff = await diffVersions(older, newer);
      expect(diff.level).toBe(level);
      expect(diff.packages).toEqual(
        Object.fromEntries(packages.map((name) => [`@acs-contracts/${name}`, level])),
      );
      expect(diff.changes).toHaveLength(1);
      expect(diff.changes[0]).toMatchObject({ level, apiVersion: '2025-06-01' });
    }
  });
});

describe('the type tests of main', () => {
  it('stop a type that is renamed by hand, until a major change is promised', async () => {
    await clone.branch('alias');
    await clone.edit(aliases, 'export type PurchaseQuery =', 'export type QueryOfPurchase =');
    await clone.edit(
      'packages/phone-numbers-types/test/index.test-d.ts',
      'toEqualTypeOf<{ searchId: string }>',
      'toEqualTypeOf<unknown>',
    );
    await clone.commit('Rename a type, and change a test');
    const found = objections(await runGate(clone.root));
    expect(found).toContainEqual(expect.stringMatching(/index\.test-d\.ts:\d+ .*PurchaseQuery/));
    expect(found.join()).not.toContain('searchId');

    await clone.write('.changeset/alias.md', changeset('major', 'phone-numbers-types'));
    expect(objections(await runGate(clone.root))).toEqual([]);
  });

  it('let types grow when a minor change is promised', async () => {
    await clone.branch('grow');
    await clone.edit(
      `${contract}/schemas/PhoneNumberPurchaseRequest.yaml`,
      'properties:\n',
      'properties:\n  agreeToNotResell:\n    description: Agreement.\n    type: boolean\n    example: true\n',
    );
    await clone.generate();
    const report = await runGate(clone.root);
    expect(report.diff.level).toBe('minor');
    expect(objections(report).join()).toContain('does not compile any more');

    await writeChangesets(clone.root, changesetsFor(report.diff));
    expect(objections(await runGate(clone.root))).toEqual([]);
  });
});

/** How the gate ends when it is run as in CI. */
function exitCode(): Promise<number> {
  const gate = fileURLToPath(new URL('../src/gate/gate-main.ts', import.meta.url));
  return new Promise((resolve) => {
    const child = execFile(process.execPath, ['--import', import.meta.resolve('tsx'), gate], {
      cwd: clone.root,
    });
    child.on('exit', (code) => resolve(code ?? -1));
  });
}
