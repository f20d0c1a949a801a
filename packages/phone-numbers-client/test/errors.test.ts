import { describe, expect, it } from 'vitest';
import { CommunicationRequestError, ContractViolationError, createPhoneNumbersClient } from '../src/index.js';
import { type Answer, searchId, serve } from './server.js';

/** The error of a purchase that the server answers with `answer`. */
async function refusal(answer: Answer): Promise<CommunicationRequestError> {
  await using server = await serve(answer);
  const client = createPhoneNumbersClient({ endpoint: server.url });
  const error: unknown = await client.purchase({ searchId }).catch((reason: unknown) => reason);
  if (CommunicationRequestError.isInstance(error)) return error;
  throw new Error(`expected a CommunicationRequestError, got ${String(error)}`);
}

const json = (status: number, value: unknown): Answer => ({
  status,
  headers: { 'Content-Type': 'application/json', 'MS-CV': 'abc.0' },
  body: JSON.stringify(value),
});

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
      correlationVector: 'abc.0',
      message:
        'POST /availablePhoneNumbers/:purchase was refused with 404 NotFound: Input searchId some-invalid-id cannot be found.',
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
      came: 'an empty body',
    },
    { what: 'an empty body in chunks', body: '', headers: {}, came: 'an empty body' },
    {
      what: 'HTML',
      body: '<h1>Bad\n  Gateway</h1>',
      headers: { 'Content-Type': 'text/html' },
      came: 'text/html: <h1>Bad Gateway</h1>',
    },
    {
      what: 'malformed JSON',
      body: '{"error":',
      headers: { 'Content-Type': 'application/json' },
      came: 'application/json: {"error":',
    },
    {
      what: 'an error without its envelope',
      body: '{"code":"A"}',
      headers: { 'Content-Type': 'application/json' },
      came: 'application/json: {"code":"A"}',
    },
    {
      what: 'an error without code',
      body: '{"error":{"message":"a"}}',
      headers: {},
      came: 'no content type: {"error":{"message":"a"}}',
    },
    { what: 'JSON null', body: 'null', headers: {}, came: 'no content type: null' },
  ])('keeps its status with $what', async ({ body, headers, came }) => {
    const error = await refusal({ status: 502, headers, ...(body !== undefined && { body }) });
    expect(error.status).toBe(502);
    expect(error.communicationError).toBeUndefined();
    expect(error.message).toBe(
      `POST /availablePhoneNumbers/:purchase was refused with 502; expected a CommunicationErrorResponse, got ${came}`,
    );
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

  it('survives an error that is nested thousands deep', async () => {
    const depth = 5000;
    const open = '{"code":"A","message":"a","innererror":'.repeat(depth);
    const body = `{"error":${open}null${'}'.repeat(depth)}}`;
    const error = await refusal({ status: 400, body });
    expect(error.communicationError).toMatchObject({ code: 'A', innererror: { innererror: { code: 'A' } } });
  });
});

describe('the errors of this package', () => {
  it('are recognised when they come from another copy of it', async () => {
    const marker = Symbol.for('@acs-contracts/phone-numbers-client/CommunicationRequestError');
    const foreign = Object.assign(new Error('from another copy'), { [marker]: true });
    expect(CommunicationRequestError.isInstance(foreign)).toBe(true);
    expect(ContractViolationError.isInstance(foreign)).toBe(false);
    expect(CommunicationRequestError.isInstance(new Error('any'))).toBe(false);
    expect(CommunicationRequestError.isInstance(undefined)).toBe(false);
  });

  it('leave what fetch throws as it is', async () => {
    const { url } = await (async () => {
      await using server = await serve({ status: 202 });
      return { url: server.url };
    })();
    await expect(createPhoneNumbersClient({ endpoint: url }).purchase({ searchId })).rejects.toThrow(
      TypeError,
    );
  });
});
