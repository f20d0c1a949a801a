import { createPhoneNumbersClient } from '@acs-contracts/phone-numbers-client';
import type { Context } from '../cli/context.js';
import { plain } from '../cli/plain.js';
import { type Criteria, criteriaText } from '../purchase/criteria.js';
import { searchFor } from '../purchase/search.js';
import { authentication } from '../service/client.js';
import type { Check } from './check.js';
import { failedCheck } from './failed-check.js';

/** What nearly every resource may search for. */
const criteria: Criteria = {
  countryCode: 'US',
  phoneNumberType: 'tollFree',
  assignmentType: 'application',
  capabilities: { calling: 'outbound', sms: 'none' },
};

/**
 * Searches, and reads the purchase of that search, which does not exist. Every purchase begins with this read, and how
 * the service answers it is documented nowhere. It costs nothing; the search is left to expire.
 */
export async function lookup(context: Context): Promise<Check> {
  const name = 'lookup';
  try {
    const { searchId } = await searchFor(context, criteria, 1);
    const client = createPhoneNumbersClient({
      transport: context.transport,
      ...authentication(context.resource),
    });
    const { data, response } = await client.GET('/phoneNumbers/operations/{operationId}', {
      params: { path: { operationId: `purchase_${searchId}` }, query: { 'api-version': context.apiVersion } },
      signal: AbortSignal.any([context.interrupt.signal, AbortSignal.timeout(context.limits().timeoutMs)]),
    });
    const answer = [response.status, data?.status]
      .filter((part) => part !== undefined)
      .map(plain)
      .join(', ');
    const finding = `a purchase that was never made is answered with ${answer} (search ${searchId})`;
    if (response.status === 404 || data?.status === 'notStarted') return { name, isGood: true, finding };
    const advice = response.status === 403 ? adviceOnRole : adviceOnAnswer;
    return { name, isGood: false, finding, advice };
  } catch (error) {
    const advice = `The search was for ${criteriaText(criteria)}. If the resource may not have that, nothing is wrong.`;
    return failedCheck(context, name, error, advice);
  }
}

const adviceOnRole =
  'Nothing can be purchased: let the identity or key read operations, since each purchase is looked up first.';

const adviceOnAnswer =
  'Nothing can be purchased with this command: it expects 404, or notStarted. Please report the answer at ' +
  'https://github.com/acs-contracts/acs-contracts/issues.';
