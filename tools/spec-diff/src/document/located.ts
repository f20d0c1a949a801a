import { isObject, type JsonObject, list, objectMembers } from '../json.js';
import { pointerSteps, pointerTo } from './pointer.js';

/** An object of a document, and where it stands in it. */
export interface Located {
  readonly value: JsonObject;
  readonly pointer: string;
  /** What was left out or taken alone of the object that stands there; absent for the object itself. */
  readonly variant?: string;
}

/** A bundled document to look things up in: every `$ref` leads inside it. */
export class Lookup {
  constructor(readonly root: JsonObject) {}

  /** The object at a pointer, `$ref`s followed; `undefined` when there is none. */
  at(pointer: string): Located | undefined {
    let value: unknown = this.root;
    for (const step of pointerSteps(pointer)) {
      if (Array.isArray(value)) value = value[Number(step)];
      else value = isObject(value) ? value[step] : undefined;
    }
    return isObject(value) ? this.follow({ value, pointer }) : undefined;
  }

  /** The object that a located one is or refers to. A `$ref` that leads to itself gives an empty object. */
  follow(located: Located): Located {
    let current = located;
    for (const seen = new Set<string>(); typeof current.value['$ref'] === 'string'; ) {
      // A prepared document names itself before the `#`.
      const pointer = decodeURIComponent(current.value['$ref'].replace(/^[^#]*/, ''));
      if (seen.has(pointer)) return { value: {}, pointer };
      seen.add(pointer);
      current = this.at(pointer) ?? { value: {}, pointer };
    }
    return current;
  }

  /** A member that is an object, `$ref`s followed. */
  child({ value, pointer }: Located, name: string): Located | undefined {
    const item = Object.hasOwn(value, name) ? value[name] : undefined;
    return isObject(item) ? this.follow({ value: item, pointer: pointerTo(pointer, name) }) : undefined;
  }

  /** All members that are objects, by name, `$ref`s followed. */
  children({ value, pointer }: Located): [name: string, child: Located][] {
    return objectMembers(value).map(([name, item]) => [
      name,
      this.follow({ value: item, pointer: pointerTo(pointer, name) }),
    ]);
  }

  /** The objects of a member that is a list, `$ref`s followed. */
  items({ value, pointer }: Located, name: string): Located[] {
    return list(value[name]).flatMap((item, index) =>
      isObject(item) ? [this.follow({ value: item, pointer: pointerTo(pointer, name, index) })] : [],
    );
  }
}
