/** An object of JSON. */
export type Members = Readonly<Record<string, unknown>>;

/** Changes a value of JSON. */
export type Edit = (value: unknown) => unknown;

/** Returns the members of a JSON object; no members for any other value. */
export function membersOf(value: unknown): Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {};
}

/** A member of a JSON object; `undefined` for any other value. */
export function memberOf(value: unknown, name: string): unknown {
  const members = membersOf(value);
  return Object.hasOwn(members, name) ? members[name] : undefined;
}

/** Gives a member another value; a member that is new stands last. */
export function set(name: string, member: unknown): Edit {
  return (value) => ({ ...membersOf(value), [name]: member });
}

/** Takes a member away. */
export function drop(name: string): Edit {
  return (value) => Object.fromEntries(Object.entries(membersOf(value)).filter(([key]) => key !== name));
}

/** Gives a member another name, in its place. */
export function rename(name: string, to: string): Edit {
  return (value) =>
    Object.fromEntries(
      Object.entries(membersOf(value)).map(([key, member]) => [key === name ? to : key, member]),
    );
}

/** Applies an edit to what lies at a path of names and indexes; where nothing lies, nothing changes. */
export function at(path: readonly (string | number)[], edit: Edit): Edit {
  const [step, ...rest] = path;
  if (step === undefined) return edit;
  return (value) => {
    if (Array.isArray(value)) {
      return value.map((item: unknown, index) => (index === step ? at(rest, edit)(item) : item));
    }
    const members = membersOf(value);
    return Object.hasOwn(members, step) ? { ...members, [step]: at(rest, edit)(members[step]) } : value;
  };
}
