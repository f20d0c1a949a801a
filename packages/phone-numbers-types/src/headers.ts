/** The names that `T` declares, without the index signature that openapi-typescript adds to headers. */
type DeclaredKey<T> = keyof { [Key in keyof T as string extends Key ? never : Key]: T[Key] };

/** The properties that `T` declares, without an index signature. */
export type Declared<T> = Pick<T, DeclaredKey<T>>;

/** The names of the properties of `T` that are always there. */
export type RequiredKey<T> = {
  [Key in DeclaredKey<T>]-?: object extends Pick<T, Key> ? never : Key;
}[DeclaredKey<T>];
