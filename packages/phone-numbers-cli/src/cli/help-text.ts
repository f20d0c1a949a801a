import { type AddHelpTextContext, Help } from 'commander';
import { exitCodeTexts } from './exit-codes.js';
import { wrap } from './wrap.js';

/** Text that a help ends with, as wide as the terminal. */
type HelpText = (context: AddHelpTextContext) => string;

/** Returns the examples of a command; each is one line of a shell, which is continued where the terminal ends. */
export function examples(...lines: readonly string[]): HelpText {
  return (context) => {
    const shown = lines.map((line) => continued(`  $ acs-phone-numbers ${line}`, widthOf(context)));
    return `\nExamples:\n${shown.join('\n')}\n`;
  };
}

/** Returns the table of exit codes. */
export const exitCodesHelp: HelpText = (context) => {
  const width = widthOf(context);
  const lines = Object.entries(exitCodeTexts).map(([code, text]) =>
    wrap(`  ${code.padEnd(3)}  ${text}`, width, ' '.repeat(7)),
  );
  return `\nExit codes:\n${lines.join('\n')}`;
};

/** Returns a term of the help and what it means: side by side, or one above the other where there is little room. */
export function helpItem(term: string, termWidth: number, description: string, help: Help): string {
  const { helpWidth = 80 } = help;
  if (helpWidth >= 60) return Help.prototype.formatItem.call(help, term, termWidth, description, help);
  const indent = ' '.repeat(6);
  return `  ${term}${description && `\n${wrap(indent + description, helpWidth, indent)}`}`;
}

/** Every line but the last ends with a backslash, so that all can be copied together. */
function continued(line: string, width: number): string {
  return wrap(line, width - 2, ' '.repeat(6))
    .split('\n')
    .join(' \\\n');
}

function widthOf({ command, error }: AddHelpTextContext): number {
  const { getOutHelpWidth, getErrHelpWidth } = command.configureOutput();
  return (error ? getErrHelpWidth?.() : getOutHelpWidth?.()) ?? 80;
}
