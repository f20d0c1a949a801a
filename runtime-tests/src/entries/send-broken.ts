import { BrokenResponseError, send } from '@acs-contracts/contract-tests';

// Prints what `send` makes of each URL that it is given: `broken` for a response that broke off, otherwise the error.
const outcomes = await Promise.all(
  process.argv.slice(2).map((url) =>
    send({ method: 'GET', url, headers: [], body: new Uint8Array() }).then(
      ({ response }) => String(response.status),
      (error: unknown) => (error instanceof BrokenResponseError ? 'broken' : String(error)),
    ),
  ),
);
console.log(JSON.stringify(outcomes));
