import type { Answer, Mutation } from '@acs-contracts/phone-numbers-emulator';
import { describe, expect, it } from 'vitest';
import { verifyEmulated, withBody, withHeader } from './emulated.js';

/** Changes the answers to methods that the contract does not have. */
const undeclared =
  (change: (answer: Answer) => Answer): Mutation =>
  (answer, { route }) =>
    route === 'none' && answer.status >= 400 && answer.status !== 401 ? change(answer) : answer;

const withError = (error: unknown) => (answer: Answer) => keepAllow(answer, withBody(answer, { error }));
const keepAllow = (from: Answer, to: Answer) => {
  const allow = from.headers.find(([name]) => name.toLowerCase() === 'allow')?.[1];
  return allow === undefined ? to : withHeader(to, 'Allow', allow);
};
const withText = (status: number, type: string | undefined, text: string) => (answer: Answer) => {
  const headers = type === undefined ? [] : ([['Content-Type', type]] as const);
  return keepAllow(answer, { status, headers, body: new TextEncoder().encode(text) });
};

const error = { code: 'MethodNotAllowed', message: 'No.' };
const trace =
  'java.lang.NullPointerException\n\tat com.contoso.Router.route(Router.java:88)\n\tat com.contoso.Server.handle(Server.java:516)';
const page = '<html><body><h1>405 Not Allowed</h1><hr>nginx</body></html>';

describe.each(['methods', 'refusals'])('in the scenario %s, the answer to another method', (scenario) => {
  it.each<[what: string, rule: string, where: string, change: (answer: Answer) => Answer]>([
    ['has no message', 'shape', 'body#/error/message', withError({ code: 'MethodNotAllowed' })],
    [
      'has no error',
      'shape',
      'body#/error',
      (answer) => keepAllow(answer, withBody(answer, { code: 'MethodNotAllowed', message: 'No.' })),
    ],
    [
      'is a text for an error',
      'shape',
      'body#/error',
      (answer) => keepAllow(answer, withBody(answer, { error: 'Method Not Allowed', path: '/' })),
    ],
    [
      'has details without a code',
      'deep-errors',
      'body#/error/details/1000/code',
      withError({ ...error, details: [...Array.from({ length: 1000 }, () => error), { message: 'No.' }] }),
    ],
    [
      'is of another media type',
      'exact-media-type',
      'header:content-type',
      (answer) => withHeader(answer, 'Content-Type', 'application/problem+json'),
    ],
    ['is no JSON', 'strict-json', 'body#', withText(405, 'application/json', '{"error":')],
    ['tells a stack trace', 'no-internals', 'body#', withError({ code: 'MethodNotAllowed', message: trace })],
    [
      'tells a stack trace in a page',
      'no-internals',
      'body#',
      withText(405, 'text/html', `<pre>${trace}</pre>`),
    ],
    [
      'tells a path in a header',
      'no-internals',
      'header:x-handler',
      (answer) => withHeader(answer, 'X-Handler', '/srv/app/router.js:12'),
    ],
  ])('%s', async (_, rule, where, change) => {
    const { report } = await verifyEmulated(undeclared(change), { scenarios: [scenario] });
    expect(report.findings).toMatchObject([{ rule, where, severity: 'error' }]);
  });

  it.each<[what: string, change: (answer: Answer) => Answer]>([
    ['has more members', withError({ code: 'MethodNotAllowed', message: 'No.', allowed: ['GET'] })],
    ['is not found', (answer) => ({ ...answer, status: 404 })],
    ['is the page of a proxy', withText(405, 'text/html', page)],
    ['is a line of a router', withText(405, 'text/plain; charset=utf-8', 'Method Not Allowed\n')],
    ['is empty', withText(405, undefined, '')],
    ['is empty and not found', withText(404, undefined, '')],
    ['is refused by a gateway', withText(403, 'text/html', page)],
    ['is not implemented', withText(501, undefined, '')],
  ])('%s, which is fine', async (_, change) => {
    const { report } = await verifyEmulated(undeclared(change), { scenarios: [scenario] });
    expect(report.findings).toEqual([]);
  });
});
