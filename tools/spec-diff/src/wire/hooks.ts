import type { Located, Lookup } from '../document/located.js';

/** A callback or a webhook: requests that the service sends. */
export interface Hook {
  /** Where the request goes: a runtime expression for a callback, nothing for a webhook. */
  readonly path: string;
  readonly item: Located;
  /** What it is, in words: `the callback done at {$request.body#/url} of POST /a`. */
  readonly name: string;
}

/** The operation that declares a callback. */
interface HookOwner {
  readonly method: string;
  readonly path: string;
  readonly located: Located;
}

/** Reads the callbacks of some operations and the webhooks of a document. */
export function readHooks(lookup: Lookup, operations: readonly HookOwner[]): Hook[] {
  const callbacks = operations.flatMap(({ method, path, located }) => {
    const declared = lookup.at(`${located.pointer}/callbacks`);
    return childrenOf(lookup, declared).flatMap(([name, expressions]) =>
      childrenOf(lookup, expressions).map(([expression, item]): Hook => {
        const place =
          expression.startsWith('/') || expression.includes('://') ? expression : `/${expression}`;
        const what = `the callback ${name} at ${expression} of ${method} ${path.replaceAll(/\{[^}]*\}/g, '{}')}`;
        return { path: place.replaceAll(/[{}]/g, ''), item, name: what };
      }),
    );
  });
  const webhooks = childrenOf(lookup, lookup.at('#/webhooks'));
  return [
    ...callbacks,
    ...webhooks.map(([name, item]): Hook => ({ path: '/', item, name: `the webhook ${name}` })),
  ];
}

function childrenOf(lookup: Lookup, located: Located | undefined): [name: string, child: Located][] {
  return located === undefined ? [] : lookup.children(located);
}
