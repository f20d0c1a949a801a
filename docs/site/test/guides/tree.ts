/** A place in a bundled document, whose references are followed. What is not there is empty. */
export class Tree {
  readonly #value: unknown;
  readonly #root: unknown;

  constructor(value: unknown, root: unknown = value) {
    this.#root = root;
    this.#value = follow(value, root);
  }

  /** The place below this one. */
  at(...names: readonly string[]): Tree {
    return names.reduce(
      (place, name) => new Tree(propertyOf(place.#value, name), this.#root),
      new Tree(this.#value, this.#root),
    );
  }

  /** The names and places right below this one. */
  entries(): [name: string, place: Tree][] {
    if (typeof this.#value !== 'object' || this.#value === null) return [];
    return Object.entries(this.#value).map(([name, value]) => [name, new Tree(value, this.#root)]);
  }

  /** The places right below this one. */
  values(): Tree[] {
    return this.entries().map(([, place]) => place);
  }

  /** Whether something is there. */
  exists(): boolean {
    return this.#value !== undefined;
  }

  /** Whether it is `true`. */
  isTrue(): boolean {
    return this.#value === true;
  }

  /** The string that is there, or an empty one. */
  text(): string {
    return typeof this.#value === 'string' ? this.#value : '';
  }
}

/** Where a reference leads within its document. */
function follow(value: unknown, root: unknown): unknown {
  const reference = propertyOf(value, '$ref');
  if (typeof reference !== 'string' || !reference.startsWith('#/')) return value;
  return reference.slice(2).split('/').reduce(propertyOf, root);
}

function propertyOf(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null) return undefined;
  return Object.getOwnPropertyDescriptor(value, name)?.value;
}
