import type { Answer, Mutation } from '@acs-contracts/phone-numbers-emulator';

/** An endpoint that breaks what a scenario expects, and what is found of it. */
export interface WrongEndpoint {
  readonly scenario: string;
  readonly what: string;
  readonly mutate: Mutation;
  readonly finding: { readonly rule: string; readonly where: string; readonly expected?: string };
}

/** What the emulator knows of the request that it answers. */
export type Context = Parameters<Mutation>[1];

/** The text of the request's body. */
export const bodyOf = ({ request }: Context) => new TextDecoder().decode(request.body);
/** Whether the request purchases this search. */
export const isPurchaseOf = (searchId: string, context: Context) =>
  context.route === 'purchase' && bodyOf(context).includes(searchId);
/** Whether the request reads the operation of this search. */
export const isReadOf = (searchId: string, { route, request }: Context) =>
  route === 'getOperation' && request.url.includes(searchId);

/** The 202 to the purchase of a search. */
export function accepted(searchId: string): Answer {
  const id = `purchase_${searchId}`;
  const headers = [
    ['Operation-Location', `/phoneNumbers/operations/${id}`],
    ['operation-id', id],
    ['purchase-id', searchId],
  ] as const;
  return { status: 202, headers, body: new Uint8Array() };
}

const created = '2022-01-11T17:23:03.3507067+00:00';
/** An operation of the purchase of a search. */
export const operation = (searchId: string, status: string) => ({
  operationType: 'purchase',
  status,
  createdDateTime: created,
  id: `purchase_${searchId}`,
});
/** A number that is owned. */
export const number = (phoneNumber: string) => ({
  id: phoneNumber.slice(1),
  phoneNumber,
  countryCode: 'US',
  phoneNumberType: 'tollFree',
  capabilities: { calling: 'none', sms: 'inbound' },
  assignmentType: 'application',
  purchaseDate: created,
  cost: { amount: 2, currencyCode: 'USD', billingFrequency: 'monthly' },
});
