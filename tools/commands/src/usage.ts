/** An option of a command: as `parseArgs` of Node.js declares it, with its line of the help text. */
export interface Option {
  readonly type: 'boolean' | 'string';
  /** Whether the option may be repeated; its value is then an array. */
  readonly multiple?: boolean;
  readonly default?: boolean | string | string[];
  /** The placeholder of the value in the help text. @default 'VALUE' */
  readonly value?: string;
  readonly description: string;
}

/** A command of the repository, as its help text shows it. */
export interface Command<Options extends Readonly<Record<string, Option>>> {
  /** What a person types: `pnpm bench`. */
  readonly name: string;
  /** What the command does, in lines of 100 columns at most. */
  readonly summary: string;
  /** The operands as the usage line shows them, for example `[FOLDER]`. Absent when the command takes none. */
  readonly operands?: string;
  /** The words that may stand first, each a command of its own, with its line of the help text. Absent for a program without any. */
  readonly commands?: Readonly<Record<string, string>>;
  readonly options: Options;
  /** Complete commands that a person may copy. */
  readonly examples: readonly string[];
  /** What each exit code says. The 2 of invalid arguments is added. */
  readonly exitCodes: Readonly<Record<number, string>>;
}

/** Returns the help text of a command. */
export function formatUsage(command: Command<Readonly<Record<string, Option>>>): string {
  const { name, summary, operands, commands, options, examples, exitCodes } = command;
  // The word of a group comes before its options.
  const syntax = commands === undefined ? [name, '[options]', operands] : [name, operands, '[options]'];
  const flags = Object.entries(options).map(([key, option]) => [flagOf(key, option), option.description]);
  const codes = Object.entries({ 2: 'invalid arguments', ...exitCodes });
  return [
    `Usage: ${syntax.filter((part) => part !== undefined).join(' ')}`,
    summary,
    ...(commands === undefined ? [] : [`Commands:\n${columns(Object.entries(commands))}`]),
    `Options:\n${columns([...flags, ['--help', 'print this text']])}`,
    `${examples.length === 1 ? 'Example' : 'Examples'}:\n${examples.map((line) => `  ${line}`).join('\n')}`,
    `Exit codes:\n${columns(codes)}`,
  ].join('\n\n');
}

function flagOf(key: string, { type, value = 'VALUE' }: Option): string {
  return type === 'boolean' ? `--${key}` : `--${key} ${value}`;
}

function columns(rows: readonly (readonly string[])[]): string {
  const width = Math.max(...rows.map(([left = '']) => left.length));
  return rows.map(([left = '', right = '']) => `  ${left.padEnd(width)}  ${right}`).join('\n');
}
