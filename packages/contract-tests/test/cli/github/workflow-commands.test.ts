import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { annotationLine, withoutCommands } from '../../../src/cli/reporters/github/workflow-commands.js';

/** What the runner makes of a line: a command by its first characters, or one of the older form anywhere in it. */
function commandIn(line: string): string | undefined {
  return /^\s*::(\S+?)(?: .*?)?::/.exec(line)?.[1] ?? /##\[(.*?)\]/.exec(line)?.[1];
}

describe('annotationLine', () => {
  it('writes one command, with a title and a message', () => {
    expect(
      annotationLine({ level: 'warning', title: 'shape: status', message: 'expected 200, got 100 %' }),
    ).toBe('::warning title=shape%3A status::expected 200, got 100 %25');
  });

  it('lets neither title nor message end the command, begin another or set a property', () => {
    const hostile = 'a,file=b::\r\n::add-mask::c\n##[add-mask]d\u001b[31m%0A::set-env::\u2028::error::e';
    const line = annotationLine({ level: 'error', title: hostile, message: hostile });
    expect(line).not.toMatch(/\p{Cc}|\u2028|##\[|%0A/u);
    expect(line.match(/^::error title=([^,:]*)::/)?.[1]).toContain('a%2Cfile=b%3A%3A');
  });

  it('cuts a long message', () => {
    expect(annotationLine({ level: 'notice', title: 't', message: 'x'.repeat(9000) }).length).toBeLessThan(
      1100,
    );
  });
});

describe('withoutCommands', () => {
  it.each([
    ['a command', '::add-mask::202', '\\u{3a}:add-mask::202'],
    ['a command after spaces', 'body\n \t ::error::no', 'body\n \t \\u{3a}:error::no'],
    ['a command after a carriage return', 'body\r::error::no', 'body\r\\u{3a}:error::no'],
    ['a command of the older form', 'body ##[add-mask]202', 'body #\\u{23}[add-mask]202'],
  ])('makes text of %s', (_, from, to) => {
    expect(withoutCommands(from)).toBe(to);
  });

  it('leaves every other text as it is', () => {
    const text = 'POST /availablePhoneNumbers/:purchase\n  a::b ## [x] #[y]\n  :c';
    expect(withoutCommands(text)).toBe(text);
  });

  it('leaves no command in any text', () => {
    const unit = fc.constantFrom('::', ':', 'error', '#', '[', ']', '\n', '\r', ' ', '\u00a0', '\u0085', 'a');
    fc.assert(
      fc.property(fc.string({ unit, maxLength: 30 }), (text) => {
        const lines = withoutCommands(text).split(/\r\n|\r|\n/);
        expect(lines.map(commandIn).filter((command) => command !== undefined)).toEqual([]);
      }),
      { numRuns: 2000 },
    );
  });
});
