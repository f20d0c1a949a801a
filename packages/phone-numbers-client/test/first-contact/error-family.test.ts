import { describe, expect, it } from 'vitest';
import {
  ClaimError,
  CommunicationRequestError,
  ConnectionError,
  ContractViolationError,
  CredentialError,
  type ErrorCode,
  InterruptedError,
  InvalidArgumentError,
  LookupRefusedError,
  OperationFailedError,
  OperationNotFoundError,
  PhoneNumbersError,
  SearchResultError,
} from '../../src/index.js';
import { json, operationId, searchId } from '../server.js';
import { createClientOf, errorOf, notFound, reading, type Script } from './fake-service.js';

type Client = ReturnType<typeof createClientOf>['client'];
type Options = Parameters<typeof createClientOf>[1];
const purchase = (client: Client) => client.purchase({ searchId });
const result = async (client: Client) => (await purchase(client)).result({ timeoutMs: 5000 });
const certificate = Object.assign(new Error('self signed'), { code: 'DEPTH_ZERO_SELF_SIGNED_CERT' });
const classes = [
  ClaimError,
  CommunicationRequestError,
  ConnectionError,
  ContractViolationError,
  CredentialError,
  InterruptedError,
  InvalidArgumentError,
  LookupRefusedError,
  OperationFailedError,
  OperationNotFoundError,
  SearchResultError,
];

const held = { searchId, phoneNumbers: ['+14255550123'], cost: null };
const purchaseWithin = (client: Client) =>
  client.purchase({ searchId, maxMonthlyCost: { amount: 1, currencyCode: 'USD' } });

/** How each code comes about, the class that it belongs to, and the fields that it has besides the common ones. */
const codes: Readonly<
  Record<
    ErrorCode,
    {
      readonly type: (typeof classes)[number];
      readonly script?: Script;
      readonly options?: Options;
      readonly run?: (client: Client) => unknown;
      readonly fields?: object;
    }
  >
> = {
  'invalid-argument': {
    type: InvalidArgumentError,
    run: (client) => client.purchase({ searchId: '' }),
    fields: { argument: 'searchId', phase: 'arguments', outcome: 'not-sent' },
  },
  'credential-failed': {
    type: CredentialError,
    options: { credential: { getToken: async () => null } },
    fields: { communicationError: undefined, outcome: 'not-sent' },
  },
  'credential-rejected': {
    type: CredentialError,
    script: { before: [{ status: 401, body: '{"error":{"code":"Denied","message":"d"}}' }] },
    fields: { status: 401, communicationError: { code: 'Denied' }, outcome: 'not-sent' },
  },
  'claim-held': {
    type: ClaimError,
    options: { claims: { acquire: async () => ({ state: 'held' }) } },
    fields: { outcome: 'not-sent' },
  },
  'claim-failed': {
    type: ClaimError,
    options: { claims: { acquire: () => Promise.reject(new Error('gone')) } },
    fields: { outcome: 'not-sent', phase: 'claim', cause: { message: 'gone' } },
  },
  'lookup-refused': {
    type: LookupRefusedError,
    script: { before: [{ status: 403, body: '{"error":{"code":"No","message":"n"}}' }] },
    fields: { status: 403, communicationError: { code: 'No' }, phase: 'lookup', outcome: 'not-sent' },
  },
  'request-refused': {
    type: CommunicationRequestError,
    script: { post: [{ status: 400, body: 'no', headers: { 'MS-CV': 'abc.0' } }] },
    fields: {
      status: 400,
      bodyText: 'no',
      truncated: false,
      correlationVector: 'abc.0',
      outcome: 'rejected',
    },
  },
  'contract-violation': {
    type: ContractViolationError,
    script: { post: [{ status: 200 }], after: [notFound] },
    fields: { status: 200, outcome: 'unknown', operationId },
  },
  redirected: {
    type: ContractViolationError,
    script: { post: [{ status: 307 }], after: [notFound] },
    fields: { status: 307, outcome: 'unknown', operationId },
  },
  'response-too-large': {
    type: ContractViolationError,
    script: { after: [{ status: 200, body: ' '.repeat(2_000_000) }] },
    run: result,
    fields: { outcome: 'accepted', phase: 'poll' },
  },
  'connection-failed': {
    type: ConnectionError,
    script: { post: [() => Promise.reject(new Error('reset'))], after: [notFound] },
    fields: { outcome: 'unknown', cause: { message: 'reset' } },
  },
  'certificate-refused': {
    type: ConnectionError,
    script: { before: [() => Promise.reject(certificate)] },
    fields: { outcome: 'not-sent' },
  },
  'invalid-response': {
    type: ConnectionError,
    script: { before: [async () => undefined] },
    fields: { outcome: 'not-sent', status: undefined },
  },
  aborted: {
    type: InterruptedError,
    run: (client) => client.purchase({ searchId, signal: AbortSignal.abort('enough') }),
    fields: { cause: 'enough', outcome: 'not-sent' },
  },
  'timed-out': {
    type: InterruptedError,
    script: { post: [{ status: 202 }], after: [notFound] },
    run: async (client) => {
      await purchase(client);
      return client.purchase({ searchId, timeoutMs: 5000 });
    },
    fields: { outcome: 'unknown', operationId },
  },
  'still-running': {
    type: InterruptedError,
    script: { after: [reading('running')] },
    run: result,
    fields: { outcome: 'accepted' },
  },
  'operation-failed': {
    type: OperationFailedError,
    script: { after: [reading('failed')] },
    run: result,
    fields: { outcome: 'failed', delivered: [], communicationError: undefined, truncated: false },
  },
  'not-found': {
    type: OperationNotFoundError,
    run: (client) => client.resume({ searchId }).result(),
    fields: { outcome: 'not-found', status: 404 },
  },
  'search-expired': {
    type: SearchResultError,
    script: { result: [json(200, { ...held, searchExpiresBy: '2020-01-01T00:00:00Z' })] },
    run: purchaseWithin,
    fields: { outcome: 'not-sent', reason: undefined },
  },
  'search-empty': {
    type: SearchResultError,
    script: { result: [json(200, { ...held, phoneNumbers: [] })] },
    run: purchaseWithin,
    fields: { outcome: 'not-sent' },
  },
  'search-failed': {
    type: SearchResultError,
    script: { result: [json(200, { ...held, error: 'OutOfStock' })] },
    run: purchaseWithin,
    fields: { outcome: 'not-sent', reason: 'OutOfStock' },
  },
  'search-changed': {
    type: SearchResultError,
    script: { result: [json(200, held)] },
    run: (client) => client.purchase({ searchId, phoneNumbers: ['+14255550124'] }),
    fields: { outcome: 'not-sent', phase: 'lookup' },
  },
  'cost-refused': {
    type: SearchResultError,
    script: { result: [json(200, held)] },
    run: purchaseWithin,
    fields: { outcome: 'not-sent', phase: 'lookup' },
  },
};

describe('an error with the code', () => {
  it.each(Object.entries(codes))(
    'the code %s belongs to one error class, and comes with its fields',
    async (code, how) => {
      const { client } = createClientOf(how.script, how.options);
      const error = await errorOf(() => (how.run ?? purchase)(client));
      expect(error).toMatchObject({ code, name: how.type.name, ...how.fields });
      expect(error).toBeInstanceOf(Error);
      expect(error).toBeInstanceOf(PhoneNumbersError);
      expect(error).not.toBeInstanceOf(TypeError);
      expect(classes.filter((type) => error instanceof type)).toEqual([how.type]);
      expect(classes.filter((type) => type.isInstance(error))).toEqual([how.type]);
      expect(PhoneNumbersError.isInstance(error)).toBe(true);
      expect(String(error)).toMatch(/^\w+Error: [A-Za-z].*\.$/);
      const hasOperation = !['not-sent', 'rejected'].includes(error.outcome);
      expect(error.operationId).toBe(hasOperation ? operationId : undefined);
      const names = [
        'phase',
        'outcome',
        'searchId',
        'operationId',
        'status',
        'retryAfterMs',
        'correlationVector',
      ];
      for (const name of names) expect(Object.keys(error)).toContain(name);
    },
  );
});
