import type { Exchange } from '../src/index.js';

/** A purchase that breaks one rule, in one place of its exchange number `exchange`. */
export interface WrongPurchase {
  readonly what: string;
  readonly exchanges: readonly Exchange[];
  readonly finding: { readonly rule: string; readonly exchange: number; readonly where: string };
}

/** Creates a wrong purchase from its exchanges, the rule that it breaks, and the place. */
export function wrong(
  what: string,
  rule: string,
  [exchange, where]: readonly [number, string],
  ...exchanges: readonly Exchange[]
): WrongPurchase {
  return { what, exchanges, finding: { rule, exchange, where } };
}
