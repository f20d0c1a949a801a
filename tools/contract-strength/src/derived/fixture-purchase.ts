import { fixtures, type MutationContext } from '@acs-contracts/phone-numbers-emulator';

const searchIds: readonly string[] = Object.values(fixtures);

/** Whether an exchange is about the purchase of a search of the fixtures: what becomes of that is known by its scenario. */
export function isFixturePurchase({ operation, search }: MutationContext): boolean {
  return operation?.kind === 'purchase' && search !== undefined && searchIds.includes(search.searchId);
}
