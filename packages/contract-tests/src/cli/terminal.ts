/** What the command works with; the process has all of it. */
export type Terminal = Pick<NodeJS.Process, 'stdout' | 'stderr' | 'env' | 'on' | 'off'>;
