import { stripVTControlCharacters, styleText } from 'node:util';

/** How wide a line may be, in columns. */
const width = 80;
const indent = '   ';

type Style = 'bold' | 'dim' | 'green' | 'red' | 'yellow' | 'cyan';

/** Writes the steps of the tour, a line at a time, no line wider than 80 columns. */
export interface Screen {
  /** Begins a step: a number, a title, and what it is about. */
  step(title: string, about: string): void;
  /** A line of text, wrapped at spaces. */
  say(text: string): void;
  /** A name and a value, on two lines where one is too narrow; `mark` says which way it goes (`>` sent, `<` came). */
  field(mark: string, name: string, value: string): void;
  /** A line with a result in colour. */
  result(text: string, style: Style): void;
}

/**
 * Makes a screen.
 *
 * @param write - takes each line, without its line break
 * @param colour - whether to colour; a terminal gets it, a pipe does not
 */
export function createScreen(write: (line: string) => void, colour: boolean): Screen {
  const paint = (style: Style, text: string) =>
    colour ? styleText(style, text, { validateStream: false }) : text;
  let steps = 0;
  return {
    step(title, about) {
      steps += 1;
      write('');
      write(
        `${paint('bold', `${steps}  ${title}`)}${' '.repeat(Math.max(2, 18 - title.length))}${paint('dim', about)}`,
      );
    },
    say(text) {
      for (const line of wrap(text)) write(indent + line);
    },
    field(mark, name, value) {
      const start = `${indent}${mark} ${name}`;
      if (`${start} ${value}`.length <= width) write(`${indent}${paint('cyan', mark)} ${name} ${value}`);
      else {
        write(`${indent}${paint('cyan', mark)} ${name}`);
        const below = `${indent}${' '.repeat(mark.length)}   `;
        for (const part of breakUp(value, width - below.length)) write(below + part);
      }
    },
    result(text, style) {
      for (const line of wrap(text)) write(indent + paint(style, line));
    },
  };
}

/** Breaks a text at spaces, so that each line fits behind the indent. */
function wrap(text: string): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && stripVTControlCharacters(`${indent}${last} ${word}`).length <= width) {
      lines[lines.length - 1] = `${last} ${word}`;
    } else {
      lines.push(word);
    }
  }
  return lines;
}

/** Breaks a value that is too wide: a URL before its query, JSON after commas. */
function breakUp(value: string, room: number): string[] {
  const lines: string[] = [];
  for (const piece of value.split(/(?=\?)|(?<=,)/)) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + piece.length <= room) lines[lines.length - 1] = last + piece;
    else lines.push(piece);
  }
  return lines;
}
