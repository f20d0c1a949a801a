import type { PhoneNumberOperation } from '@acs-contracts/phone-numbers-types';
import { checkNames, checkOptions, readArguments } from '../arguments/check.js';
import type { ApiVersion, DefaultApiVersion } from '../base/api-versions.js';
import { InvalidArgumentError } from '../errors/invalid-argument-error.js';
import { OperationFailedError } from '../errors/operation-failed-error.js';
import { OperationNotFoundError } from '../errors/operation-not-found-error.js';
import { checkOperationId, checkSearchId, operationIdOf } from './ids.js';
import { createOperation, type Operation } from './operation-handle.js';
import { createPurchase, type Purchase } from './purchase-handle.js';
import { createRelease, type Release } from './release.js';
import { createSearch, type Search } from './search.js';
import type { Context } from './step.js';
import { type CapabilitiesUpdate, createUpdate } from './update.js';

/** An operation of a kind that the client cannot start. Its last reading is its result, and says what it did. */
export interface OtherOperation extends Operation<PhoneNumberOperation> {
  readonly kind: 'operation';
  readonly operationId: string;
}

/** The operations that can be resumed, by the prefix of their ids. */
export interface ResumedOperations<V extends ApiVersion = DefaultApiVersion> {
  purchase: Purchase<V>;
  search: Search<V>;
  release: Release;
  capabilities: CapabilitiesUpdate<V>;
}

/** An operation whose id is only known at run time; its `kind` says which one it is. */
export type ResumedOperation<V extends ApiVersion = DefaultApiVersion> =
  | ResumedOperations<V>[keyof ResumedOperations]
  | OtherOperation;

/** What may be resumed: a purchase by its search, and every operation by its id. */
export interface Resume<V extends ApiVersion = DefaultApiVersion> {
  (options: { readonly searchId: string; readonly operationId?: undefined }): Purchase<V>;
  <Prefix extends keyof ResumedOperations>(options: {
    readonly operationId: `${Prefix}_${string}`;
    readonly searchId?: undefined;
  }): ResumedOperations<V>[Prefix];
  (options: { readonly operationId: string; readonly searchId?: undefined }): ResumedOperation<V>;
}

/** Creates the handle of an operation of one kind; `id` is its id without the prefix. */
type Create<V extends ApiVersion> = (id: string, operationId: string) => ResumedOperation<V>;

/** Nobody knows yet whether there is such an operation. */
const unknown = { outcome: 'unknown', mayBeUnknown: true } as const;

/** Creates the function that resumes the operations of a client; its errors are those of `PhoneNumbersClient.resume`. */
export function createResume<V extends ApiVersion>(context: Context): Resume<V> {
  const handles: Readonly<Record<string, Create<V>>> = {
    purchase(searchId) {
      const before = context.sent.get(searchId);
      const outcome = before?.isAccepted ? 'accepted' : 'unknown';
      return createPurchase<V>(context, searchId, { ...unknown, outcome, created: false, before });
    },
    search: (searchId) => createSearch<V>(context, searchId, unknown),
    release: (_id, operationId) => createRelease(context, operationId, unknown),
    capabilities: (_id, operationId) => createUpdate<V>(context, operationId, undefined, unknown),
  } satisfies Record<keyof ResumedOperations, Create<V>>;

  function resume(options: { readonly searchId: string }): Purchase<V>;
  function resume<Prefix extends keyof ResumedOperations>(options: {
    readonly operationId: `${Prefix}_${string}`;
  }): ResumedOperations<V>[Prefix];
  function resume(options: { readonly operationId: string }): ResumedOperation<V>;
  function resume(options: IdOptions): ResumedOperation<V> {
    const { prefix, id, operationId } = readArguments('options', () => checkIds(context, options));
    const create = Object.hasOwn(handles, prefix) ? handles[prefix] : undefined;
    return create ? create(id, operationId) : createOther(context, operationId);
  }
  return resume;
}

function createOther(context: Context, operationId: string): OtherOperation {
  const subject = { kind: 'operation', operationId } as const;
  const operation = createOperation(context, subject, unknown, {
    async result(step, body) {
      if (body) return body;
      throw new OperationNotFoundError(step);
    },
    failure: async (step, { body }) => new OperationFailedError(step, body),
  });
  return { ...subject, ...operation };
}

interface IdOptions {
  readonly searchId?: string | undefined;
  readonly operationId?: string | undefined;
}

function checkIds({ secrets }: Context, options: IdOptions) {
  checkOptions('options', options);
  checkNames('options', options, 'searchId', 'operationId');
  const { searchId, operationId } = options;
  if (operationId === undefined) {
    const id = checkSearchId(searchId, secrets);
    return { prefix: 'purchase', id, operationId: operationIdOf(id) };
  }
  if (searchId !== undefined)
    throw new InvalidArgumentError('searchId', 'must not be combined with operationId');
  const checked = checkOperationId(operationId, secrets);
  const [, prefix = '', id = ''] = /^([^_]*)_(.*)$/.exec(checked) ?? [];
  return { prefix, id, operationId: checked };
}
