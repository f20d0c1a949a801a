/**
 * How many objects and lists deep a value may be for a validator that recurses, and how many details of errors it gets
 * to see: it takes quadratic time for those that are wrong. What is beyond is for the rule `deep-errors`; nothing else
 * in the contract recurses.
 */
const judgedDepth = 64;
const judgedDetails = 1000;
/** Elements of any other list: more than a page of any list of this API has. */
const judgedElements = 1000;

type Container = readonly unknown[] | Readonly<Record<string, unknown>>;

/**
 * A copy of a JSON value with what is more than 64 objects and lists deep left out, and with the first thousand elements
 * of each list, and of all lists called `details` together. Goes level by level, without recursion.
 */
export function prune(value: unknown): unknown {
  if (!isContainer(value)) return value;
  const root = emptyLike(value);
  let level: (readonly [Container, unknown[] | object])[] = [[value, root]];
  let details = judgedDetails;
  for (let depth = 1; level.length > 0; depth += 1) {
    const next: typeof level = [];
    for (const [source, copy] of level) {
      for (const [name, child] of Object.entries(source)) {
        if (!isContainer(child)) put(copy, name, child);
        else if (depth < judgedDepth) {
          const childCopy = emptyLike(child);
          put(copy, name, childCopy);
          const most = name === 'details' ? details : judgedElements;
          const judged: Container = Array.isArray(child) ? child.slice(0, most) : child;
          if (name === 'details' && Array.isArray(judged)) details -= judged.length;
          next.push([judged, childCopy]);
        }
      }
    }
    level = next;
  }
  return root;
}

function isContainer(value: unknown): value is Container {
  return typeof value === 'object' && value !== null;
}

function emptyLike(value: Container): unknown[] | object {
  return Array.isArray(value) ? [] : {};
}

/** A plain assignment would not make a member of the name `__proto__`. */
function put(copy: unknown[] | object, name: string, value: unknown): void {
  if (Array.isArray(copy)) copy.push(value);
  else Object.defineProperty(copy, name, { value, writable: true, enumerable: true, configurable: true });
}
