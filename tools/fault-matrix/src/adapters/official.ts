import { PhoneNumbersClient } from '@azure/communication-phone-numbers';
import { phoneNumber } from '../lab/steps.js';
import type { Adapter, CallOptions } from './adapter.js';
import { translate } from './translate.js';

/** The official SDK, with its own defaults. */
export const official: Adapter = {
  name: '@azure/communication-phone-numbers',
  takesClock: false,
  open({ endpoint, accessKey, getToken, headers, proxy, nodeTransport, untyped }) {
    if (nodeTransport !== undefined) throw new Error('it has no transport for Node');
    // Otherwise it would pass rows about options that it does not have.
    if (untyped !== undefined) throw new Error(`it has no options ${Object.keys(untyped)}`);
    const { hostname: host = '', port = '' } = proxy === undefined ? {} : new URL(proxy);
    const options = {
      allowInsecureConnection: true,
      ...(proxy !== undefined && { proxyOptions: { host: `http://${host}`, port: Number(port) } }),
    };
    const client =
      getToken === undefined
        ? new PhoneNumbersClient(endpoint, { key: accessKey }, options)
        : new PhoneNumbersClient(endpoint, { getToken }, options);
    return {
      async purchase(searchId, limits) {
        const requestOptions = { timeout: limits.timeoutMs ?? 0, ...(headers && { customHeaders: headers }) };
        const poller = await client
          .beginPurchasePhoneNumbers(searchId, { ...abortOf(limits), requestOptions })
          .catch((reason: unknown) => {
            throw translate(reason, 'purchase');
          });
        return {
          async result(waiting, onStatus) {
            poller.onProgress((state) => onStatus(String(Reflect.get(state, 'status'))));
            await poller.pollUntilDone(abortOf(waiting)).catch((reason: unknown) => {
              throw translate(reason, 'poll');
            });
            // It does not return the numbers that were bought; its user has them from the search.
            return [phoneNumber];
          },
          cancel: () => poller.cancelOperation(),
        };
      },
    };
  },
};

function abortOf({ signal, timeoutMs }: CallOptions) {
  const signals = [signal ?? [], timeoutMs === undefined ? [] : AbortSignal.timeout(timeoutMs)].flat();
  return signals.length === 0 ? {} : { abortSignal: AbortSignal.any(signals) };
}
