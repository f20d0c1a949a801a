import type { Command, Option } from 'commander';

/** The shells that completions are made for. */
export const shells = ['bash', 'zsh', 'fish'] as const;

/** One of {@link shells}. */
export type Shell = (typeof shells)[number];

/** What can be written after a command, such as `journal list`. */
export interface CommandNode {
  /** The words of the command after the name of the program; none for the program itself. */
  readonly words: readonly string[];
  readonly commands: readonly { readonly name: string; readonly description: string }[];
  readonly options: readonly OptionNode[];
  /** The values of its first argument, if only some are possible. */
  readonly values: readonly string[];
}

/** An option. */
export interface OptionNode {
  /** Such as `--type`, the long one first. */
  readonly names: readonly string[];
  readonly description: string;
  /** What its value is; `none` if it has no value. */
  readonly value: 'none' | 'any' | 'file' | 'folder';
  /** The possible values, if only some are. */
  readonly values: readonly string[];
}

/** Reads all commands and options out of a program. */
export function readTree(program: Command): readonly CommandNode[] {
  return nodesOf(program, []);
}

function nodesOf(command: Command, words: readonly string[]): CommandNode[] {
  const help = command.createHelp();
  const node = {
    words,
    commands: command.commands.map((sub) => ({ name: sub.name(), description: firstSentence(sub) })),
    options: help.visibleOptions(command).map(readOption),
    values: command.registeredArguments[0]?.argChoices ?? [],
  };
  return [node, ...command.commands.flatMap((sub) => nodesOf(sub, [...words, sub.name()]))];
}

function firstSentence(command: Command): string {
  return /^[^.,:;]+/.exec(command.description())?.[0] ?? '';
}

function readOption({ long, short, flags, description, argChoices = [] }: Option): OptionNode {
  const names = [long, short].filter((name) => typeof name === 'string');
  const placeholder = /[<[](\w+)/.exec(flags)?.[1];
  const kinds: Readonly<Record<string, OptionNode['value']>> = { file: 'file', dir: 'folder' };
  const value = placeholder === undefined ? 'none' : (kinds[placeholder] ?? 'any');
  return { names, description, value, values: argChoices };
}

/** Returns a text in single quotes of a POSIX shell. */
export function quote(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}
