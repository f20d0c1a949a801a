import { createEmulator, fixtures, type Mutation } from '@acs-contracts/phone-numbers-emulator';
import { type Exchange, verify } from '../../src/index.js';
import { exchangeWith } from '../verify/emulated.js';

/** A resource of the service, as the emulator plays it. */
export const endpoint = 'https://resource.communication.azure.com';

/** The exchanges of a client with an emulator whose answers `mutate` changes: in their order, and with credentials. */
export async function record(
  scenarios: readonly string[],
  mutate: Mutation = (answer) => answer,
): Promise<Exchange[]> {
  const emulator = createEmulator({ mutate });
  const exchanges: Exchange[] = [];
  await verify({
    endpoint,
    fixtures,
    allowPurchase: true,
    scenarios,
    credentials: { accessKey: emulator.accessKey },
    sleep: async () => {},
    transport: async (request) => {
      const exchange = await exchangeWith(emulator, request);
      exchanges.push(exchange);
      return exchange;
    },
  });
  return exchanges;
}
