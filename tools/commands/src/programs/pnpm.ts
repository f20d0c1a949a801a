/** The command that runs pnpm: the one that runs this script, when one does, since it need not be on the PATH. */
export function pnpm(...args: readonly string[]): readonly string[] {
  const running = process.env['npm_execpath'];
  const isPnpm = running !== undefined && /pnpm[^/\\]*$/.test(running);
  return isPnpm ? ['node', running, ...args] : ['pnpm', ...args];
}
