import { createPhoneNumbersClient, type PhoneNumbersClientOptions } from '../../src/index.js';
import { createNodeTransport, type NodeTransportOptions } from '../../src/node.js';
import { createTestClock } from '../../src/testing.js';

/** Opens a client with a transport of its own; disposing of it closes the transport. */
export function open(
  endpoint: string,
  transportOptions: NodeTransportOptions = {},
  options: Partial<PhoneNumbersClientOptions> = {},
) {
  const transport = createNodeTransport({ proxy: false, ...transportOptions });
  const clock = createTestClock();
  // @ts-expect-error either an endpoint or a connection string
  const client = createPhoneNumbersClient({
    endpoint,
    credential: { key: 'a2V5' },
    clock,
    transport,
    ...options,
  });
  return { client, clock, transport, [Symbol.dispose]: () => transport.close() };
}
