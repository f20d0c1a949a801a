import { type PhoneNumbersClient, PhoneNumbersError } from '@acs-contracts/phone-numbers-client';

/** Someone who wants to buy what a search holds, and does what the errors of the client say. */
export interface User {
  readonly client: PhoneNumbersClient;
  readonly searchId: string;
  /** Whether another process may have purchased the search, and nobody knows. */
  readonly mayBePurchased: boolean;
  /** Whether the client knows of earlier purchases, so that it can be asked to purchase again. */
  readonly hasClaims: boolean;
  /** Called when a call has failed; returns whether the user goes on. */
  onFailure(): Promise<boolean>;
}

/** Resolves to what was bought, or to `undefined` if the user has given up. */
export async function buy(user: User): Promise<readonly string[] | undefined> {
  const { client, searchId } = user;
  let hasPurchased = user.hasClaims;
  let resumes = user.mayBePurchased && !user.hasClaims;
  for (;;) {
    try {
      hasPurchased ||= !resumes;
      const purchase = resumes ? client.resume({ searchId }) : await client.purchase({ searchId });
      const { phoneNumbers } = await purchase.result();
      return phoneNumbers;
    } catch (error) {
      if (!PhoneNumbersError.isInstance(error)) throw error;
      if (!(await user.onFailure())) return undefined;
      const { outcome } = error;
      const wasResumed = resumes;
      resumes = outcome === 'accepted' || outcome === 'unknown';
      // What stays unknown is purchased again by a client that remembers it: that looks first.
      if (outcome === 'unknown' && wasResumed && hasPurchased) resumes = false;
    }
  }
}
