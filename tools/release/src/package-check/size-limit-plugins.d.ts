// The plugins of size-limit come without types. They are for size-limit alone, which takes them as functions.
declare module '@size-limit/file' {
  const plugin: ((...args: unknown[]) => unknown)[];

  export { plugin as default };
}
declare module '@size-limit/esbuild' {
  const plugin: ((...args: unknown[]) => unknown)[];

  export { plugin as default };
}
