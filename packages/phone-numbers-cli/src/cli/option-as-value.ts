import { InvalidArgumentError, type Option } from 'commander';

/**
 * Lets an option refuse a value that begins with a hyphen. In a script, an empty variable in place of the value would let the
 * option take the next one, such as `--dry-run`, for its value.
 */
export function refuseOptionAsValue(option: Option): void {
  if (!option.required) return;
  const parse = option.parseArg;
  option.argParser((text, previous) => {
    // What parses a number says what it must be.
    if (/^-(?!\d)/.test(text))
      throw new InvalidArgumentError(
        'It must not begin with a hyphen: the value of the option seems to be missing.',
      );
    return parse ? parse(text, previous) : text;
  });
}
