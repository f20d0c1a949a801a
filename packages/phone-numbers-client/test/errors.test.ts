import { inspect } from 'node:util';
import { describe, expect, it, vi } from 'vitest';
import {
  CommunicationRequestError,
  ConnectionError,
  ContractViolationError,
  createPhoneNumbersClient,
  PhoneNumbersError,
} from '../src/index.js';
import { createTestClock } from '../src/testing.js';
import { type Answer, json as answer, searchId, servePurchase } from './server.js';

/** The error of a purchase that the server answers with `answer`. */
async function refusal(answer: Answer): Promise<CommunicationRequestError> {
  await using server = await servePurchase(answer);
  const client = createPhoneNumbersClient({ endpoint: server.url, clock: createTestClock() });
  const error: unknown = await client.purchase({ searchId }).catch((reason: unknown) => reason);
  if (CommunicationRequestError.isInstance(error)) return error;
  throw new Error(`expected a CommunicationRequestError, got ${String(error)}`);
}

const json = (status: number, value: unknown) => answer(status, value, { 'MS-CV': 'abc.0' });

describe('a refused purchase', () => {
  it('has the status, the error and a message that says why', async () => {
    const notFound = {
      code: 'NotFound',
      message: 'Input searchId some-invalid-id cannot be found.',
      target: 'searchid',
    };
    expect(await refusal(json(404, { error: notFound }))).toMatchObject({
      name: 'CommunicationRequestError',
      code: 'request-refused',
      status: 404,
      communicationError: notFound,
      bodyText: undefined,
      truncated: false,
      correlationVector: 'abc.0',
      phase: 'purchase',
      outcome: 'rejected',
      searchId,
      message:
        'The purchase was answered with 404: NotFound: Input searchId some-invalid-id cannot be found.',
    });
  });

  it('names the innermost cause of an InternalError', async () => {
    const error = {
      code: 'InternalError',
      message: 'The server encountered an internal error.',
      innererror: { code: 'BadRequest', message: 'We are unable to find phone plans.' },
    };
    const { message, communicationError } = await refusal(json(400, { error }));
    expect(communicationError).toEqual(error);
    expect(message).toMatch(/internal error\. Cause: BadRequest: We are unable to find phone plans\.$/);
  });

  it('keeps details and inner errors at every depth', async () => {
    const leaf = { code: 'C', message: 'c', target: 'phonenumber' };
    const error = { code: 'A', message: 'a', details: [leaf, { code: 'B', message: 'b', innererror: leaf }] };
    expect((await refusal(json(400, { error }))).communicationError).toEqual(error);
  });

  it.each([
    {
      what: 'an empty body with a length',
      body: undefined,
      headers: { 'Content-Length': '0' },
      came: '',
    },
    { what: 'an empty body in chunks', body: '', headers: {}, came: '' },
    {
      what: 'HTML',
      body: '<h1>Bad\n  Gateway</h1>',
      headers: { 'Content-Type': 'text/html' },
      came: '<h1>Bad Gateway</h1>',
    },
    {
      what: 'malformed JSON',
      body: '{"error":',
      headers: { 'Content-Type': 'application/json' },
      came: '{"error":',
    },
    {
      what: 'an error without its envelope',
      body: '{"code":"A"}',
      headers: { 'Content-Type': 'application/json' },
      came: '{"code":"A"}',
    },
    {
      what: 'an error without code',
      body: '{"error":{"message":"a"}}',
      headers: {},
      came: '{"error":{"message":"a"}}',
    },
    { what: 'JSON null', body: 'null', headers: {}, came: 'null' },
  ])('keeps its status with $what', async ({ body, headers, came }) => {
    const error = await refusal({ status: 502, headers, ...(body !== undefined && { body }) });
    expect(error.status).toBe(502);
    expect(error.communicationError).toBeUndefined();
    const received =
      came === '' ? 'an empty body' : `a body that is no CommunicationError: ${JSON.stringify(came)}`;
    expect(error.message).toContain(`The purchase was answered with 502 and ${received}.`);
  });

  it('leaves out members of the wrong type, and keeps the rest', async () => {
    const error = {
      code: 'A',
      message: 'a',
      target: 1,
      details: [{ code: 'B' }, { code: 'C', message: 'c' }],
      innererror: [],
    };
    expect((await refusal(json(400, { error }))).communicationError).toEqual({
      code: 'A',
      message: 'a',
      details: [{ code: 'C', message: 'c' }],
    });
  });

  it('cuts a long body to 200 characters', async () => {
    const { bodyText } = await refusal({ status: 500, body: 'x'.repeat(100_000) });
    expect(bodyText).toHaveLength(200);
  });

  it('survives JSON that is nested thousands deep and no error', async () => {
    const body = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;
    expect((await refusal({ status: 400, body })).bodyText).toBe(`${'['.repeat(199)}…`);
  });

  it('survives an error that is nested thousands deep', async () => {
    const depth = 5000;
    const open = '{"code":"A","message":"a","innererror":'.repeat(depth);
    const body = `{"error":${open}null${'}'.repeat(depth)}}`;
    const error = await refusal({ status: 400, body });
    expect(error.communicationError).toMatchObject({ code: 'A', innererror: { innererror: { code: 'A' } } });
    expect(error.truncated).toBe(true);
    expect(() => JSON.stringify(error)).not.toThrow();
  });
});

describe('a refusal for lack of authority', () => {
  it.each([403])('tells with %i how far the clock of this machine is off', async (status) => {
    vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-01-01T00:10:00Z') });
    try {
      const error = await refusal(answer(status, {}, { Date: 'Thu, 01 Jan 2026 00:00:00 GMT' }));
      expect(error).toMatchObject({ outcome: 'rejected', clockSkewMs: 600_000 });
      expect(error.message).toContain('Check the clock of this machine: it differs by 600000 ms.');
    } finally {
      vi.useRealTimers();
    }
  });

  it.each([
    [{ credential: { key: 'a2V5' } }, 'Check the credential.'],
    [{}, 'The client has no credential.'],
  ])('with 401 is an error of the credential, which says what to check: %j', async (options, advice) => {
    await using server = await servePurchase(answer(401, {}));
    const client = createPhoneNumbersClient({ endpoint: server.url, clock: createTestClock(), ...options });
    await expect(client.purchase({ searchId })).rejects.toMatchObject({
      name: 'CredentialError',
      code: 'credential-rejected',
      outcome: 'rejected',
      message: expect.stringContaining(advice),
    });
  });
});

describe('the errors of this package', () => {
  it('are recognised when they come from another copy of it', async () => {
    const marker = Symbol.for('@acs-contracts/phone-numbers-client/error');
    const foreign = Object.assign(new Error('from another copy'), {
      name: 'CommunicationRequestError',
      [marker]: true,
    });
    expect(PhoneNumbersError.isInstance(foreign)).toBe(true);
    expect(CommunicationRequestError.isInstance(foreign)).toBe(true);
    expect(ContractViolationError.isInstance(foreign)).toBe(false);
    expect(CommunicationRequestError.isInstance(new Error('any'))).toBe(false);
    expect(CommunicationRequestError.isInstance(undefined)).toBe(false);
  });

  it('hold what fetch threw as their cause', async () => {
    const failure = new TypeError('fetch failed');
    const client = createPhoneNumbersClient({
      endpoint: 'https://resourcename.communication.azure.com',
      clock: createTestClock(),
      fetch: () => Promise.reject(failure),
    });
    const error: unknown = await client.purchase({ searchId }).catch((reason: unknown) => reason);
    if (!ConnectionError.isInstance(error)) throw new Error(`expected a ConnectionError, got ${error}`);
    expect(error).toMatchObject({
      code: 'connection-failed',
      outcome: 'not-sent',
      cause: { name: 'TypeError', message: 'fetch failed' },
    });
  });

  it('are one line, in what they say and as text', async () => {
    const error = await refusal(json(400, { error: { code: 'A', message: `a\nb${'c'.repeat(5000)}` } }));
    expect(String(error)).toMatch(
      /^CommunicationRequestError: The purchase was answered with 400: A: a bc+\.$/,
    );
    expect(error.message.length).toBeLessThanOrEqual(1000);
  });

  it('do not hold the credential that a server echoes', async () => {
    await using server = await servePurchase({ status: 400 });
    const echo = async (authorization = '') => {
      return Response.json({ error: { code: 'A', message: `Got ${authorization}` } }, { status: 400 });
    };
    for (const credential of [
      { key: btoa('a key of the tests') },
      {
        getToken: async () => ({ token: 'secret-token.of-the.tests', expiresOnTimestamp: Number.MAX_VALUE }),
      },
    ]) {
      let sent = '';
      const client = createPhoneNumbersClient({
        endpoint: server.url,
        credential,
        fetch: (_url, { headers }) => {
          sent = /(?:Signature=|Bearer )(.*)/.exec(headers['authorization'] ?? '')?.[1] ?? '';
          return echo(headers['authorization']);
        },
      });
      const error: unknown = await client.purchase({ searchId }).catch((reason: unknown) => reason);
      expect(sent).not.toBe('');
      expect(inspect(error, { depth: Number.POSITIVE_INFINITY })).toContain('Got ');
      expect(inspect(error, { depth: Number.POSITIVE_INFINITY })).not.toContain(sent);
    }
  });
});
