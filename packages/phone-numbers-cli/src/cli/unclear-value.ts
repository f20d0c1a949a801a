import { InvalidArgumentError, type Option } from 'commander';

/**
 * Lets an option refuse a value that may not be meant: one that begins with a hyphen, and one that differs from what the same
 * command line has said before. In a script, an empty variable in place of the value would let the option take the next one,
 * such as `--dry-run`, for its value; and of two limits of the price, nobody can tell which one counts.
 */
export function refuseUnclearValue(option: Option): void {
  if (!option.required) return;
  const parse = option.parseArg;
  let earlier: string | undefined;
  option.argParser((text, previous) => {
    // What parses a number says what it must be.
    if (/^-(?!\d)/.test(text))
      throw new InvalidArgumentError(
        'It must not begin with a hyphen: the value of the option seems to be missing.',
      );
    if (earlier !== undefined && earlier !== text)
      throw new InvalidArgumentError('It was given before with another value.');
    earlier = text;
    return parse ? parse(text, previous) : text;
  });
}
