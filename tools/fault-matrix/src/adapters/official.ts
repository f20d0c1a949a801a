import { PhoneNumbersClient } from '@azure/communication-phone-numbers';
import { capabilities, wanted } from '../lab/actions.js';
import { phoneNumber } from '../lab/steps.js';
import type { Accepted, Action, Adapter, CallOptions } from './adapter.js';
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
    const withLimits = (limits: CallOptions) => ({
      ...abortOf(limits),
      requestOptions: { timeout: limits.timeoutMs ?? 0, ...(headers && { customHeaders: headers }) },
    });
    return {
      // It does not return the numbers that were bought; its user has them from the search.
      purchase: (searchId, limits) =>
        follow('purchase', client.beginPurchasePhoneNumbers(searchId, withLimits(limits)), () => [
          phoneNumber,
        ]),
      begin(action, limits) {
        const options = withLimits(limits);
        switch (action) {
          case 'search':
            return follow(action, client.beginSearchAvailablePhoneNumbers(wanted, options), (found) => [
              ...found.phoneNumbers,
            ]);
          case 'update':
            return follow(
              action,
              client.beginUpdatePhoneNumberCapabilities(phoneNumber, capabilities, options),
              (number) => [number.phoneNumber],
            );
          case 'release':
            return follow(action, client.beginReleasePhoneNumber(phoneNumber, options), () => []);
        }
      },
    };
  },
};

/** What its three kinds of pollers have in common. */
interface Poller<Result> {
  onProgress(callback: (state: object) => void): unknown;
  pollUntilDone(options: ReturnType<typeof abortOf>): Promise<Result>;
  cancelOperation(): Promise<void>;
}

async function follow<Result>(
  phase: 'purchase' | Action,
  starting: Promise<Poller<Result>>,
  numbersOf: (result: Result) => readonly string[],
): Promise<Accepted> {
  const poller = await starting.catch((reason: unknown) => {
    throw translate(reason, phase);
  });
  return {
    async result(waiting, onStatus) {
      poller.onProgress((state) => onStatus(String(Reflect.get(state, 'status'))));
      const result = await poller.pollUntilDone(abortOf(waiting)).catch((reason: unknown) => {
        throw translate(reason, 'poll');
      });
      return numbersOf(result);
    },
    cancel: () => poller.cancelOperation(),
  };
}

function abortOf({ signal, timeoutMs }: CallOptions) {
  const signals = [signal ?? [], timeoutMs === undefined ? [] : AbortSignal.timeout(timeoutMs)].flat();
  return signals.length === 0 ? {} : { abortSignal: AbortSignal.any(signals) };
}
