import { printable } from '../printable.js';

/** A message that GitHub shows on the page of a run. */
export interface Annotation {
  readonly level: 'error' | 'warning' | 'notice';
  readonly title: string;
  readonly message: string;
}

const longestTitle = 200;
const longestMessage = 1000;

/**
 * The workflow command that makes an annotation, without a line break. Title and message may be of any origin: they are
 * cut, put on one line, and cannot contain a command.
 */
export function annotationLine({ level, title, message }: Annotation): string {
  const property = escapeData(inert(title, longestTitle)).replaceAll(':', '%3A').replaceAll(',', '%2C');
  return `::${level} title=${property}::${escapeData(inert(message, longestMessage))}`;
}

/**
 * A text of any origin, without what the runner of GitHub Actions obeys in the output of a step: `::name::` at the start
 * of a line, and `##[name]` anywhere. Their first characters are escaped, the rest is unchanged.
 */
export function withoutCommands(text: string): string {
  return text.replaceAll(/^([\s\u0085]*):(?=:)/gm, '$1\\u{3a}').replaceAll('##[', '#\\u{23}[');
}

function inert(text: string, length: number): string {
  const line = withoutCommands(printable(text));
  return line.length > length ? `${line.slice(0, length - 1)}…` : line;
}

/** The runner decodes %25, %0D and %0A in a message. */
function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}
