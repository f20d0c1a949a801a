import type { Mutation } from '../mutation.js';
import { selectViolations } from './select.js';
import type { Violation } from './violation.js';

/** The violations that every answer gets, in this order, until others are switched on. */
export class SwitchedViolations {
  readonly #initial: readonly Violation[];
  #on: readonly Violation[];

  /** @throws UnknownViolationError when an id is unknown */
  constructor(ids: readonly string[]) {
    this.#initial = selectViolations(ids);
    this.#on = this.#initial;
  }

  get ids(): readonly string[] {
    return this.#on.map(({ id }) => id);
  }

  get mutations(): readonly Mutation[] {
    return this.#on.map(({ mutate }) => mutate);
  }

  /**
   * Switches these on, and all others off.
   *
   * @throws UnknownViolationError when an id is unknown; nothing changes then
   */
  switchTo(ids: readonly string[]): void {
    this.#on = selectViolations(ids);
  }

  /** Switches on those of the start, and all others off. */
  reset(): void {
    this.#on = this.#initial;
  }
}
