import {
  createPhoneNumbersClient,
  type Operation,
  type PhoneNumbersClient,
  type PhoneNumbersClientOptions,
} from '@acs-contracts/phone-numbers-client';
import type { Life, Wish } from './scenario.js';

type Buy = Extract<Wish, { kind: 'buy' }>;
type Update = Extract<Wish, { kind: 'update' }>;

/** An operation, with its id if that is known. */
export type Started<Result> = Operation<Result> & { readonly operationId: string | undefined };

/** A phone number, as far as a user looks at it. */
export interface OwnedNumber {
  readonly phoneNumber: string;
  readonly capabilities: { readonly calling: string; readonly sms: string };
}

/** What a search holds, as far as a user looks at it. */
interface Found {
  readonly searchId: string;
  readonly phoneNumbers: readonly string[];
}

/** Continues an operation of each kind; the key is its id without the prefix. */
interface LifeResume {
  search(key: string): Started<Found>;
  purchase(key: string): Started<Omit<Found, 'searchId'>>;
  update(key: string): Started<OwnedNumber>;
  release(key: string): Started<void>;
}

/** What both api-versions of the client have in common for a user. */
export interface LifeClient {
  search(options: Buy['search'] & { readonly assignmentType: 'application' }): Promise<Started<Found>>;
  purchase(options: { readonly searchId: string }): Promise<Started<Omit<Found, 'searchId'>>>;
  updateCapabilities(
    options: Update['capabilities'] & { readonly phoneNumber: string },
  ): Promise<Started<OwnedNumber>>;
  release(options: { readonly phoneNumber: string }): Promise<Started<void>>;
  readonly resume: LifeResume;
  phoneNumbers(): AsyncIterable<OwnedNumber>;
}

/** Opens a client of one api-version, whose user agrees to everything. */
export function openLifeClient(
  apiVersion: Life['apiVersion'],
  { clock, fetch }: Required<Pick<PhoneNumbersClientOptions, 'clock' | 'fetch'>>,
): LifeClient {
  const options = { endpoint: 'https://a.com', clock, fetch };
  if (apiVersion === '2021-03-07') {
    const client = createPhoneNumbersClient(options);
    return { ...client, resume: resumeWith<'2021-03-07'>(client) };
  }
  const client = createPhoneNumbersClient({ ...options, apiVersion });
  return {
    ...client,
    resume: resumeWith<'2025-06-01'>(client),
    purchase: ({ searchId }) => client.purchase({ searchId, agreeToNotResell: true }),
  };
}

function resumeWith<V extends Life['apiVersion']>({ resume }: PhoneNumbersClient<V>): LifeResume {
  return {
    search: (key) => resume({ operationId: `search_${key}` }),
    purchase: (key) => resume({ operationId: `purchase_${key}` }),
    update: (key) => resume({ operationId: `capabilities_${key}` }),
    release: (key) => resume({ operationId: `release_${key}` }),
  };
}
