import { Argument, type Command } from 'commander';
import { type Shell, shells } from '../completion/tree.js';
import { type CommonOptions, withCommonOptions } from './common-options.js';
import { examples } from './help-text.js';
import type { Runner } from './runner.js';

/** Adds `completion`. */
export function addCompletionCommand(program: Command, { runLocally }: Runner): void {
  withCommonOptions(
    program.command('completion').addArgument(new Argument('<shell>', 'which shell').choices(shells)),
  )
    .description('Prints a script that completes commands and options in a shell.')
    .addHelpText(
      'after',
      examples(
        'completion bash >> ~/.bashrc',
        'completion zsh > "$fpath[1]/_acs-phone-numbers"',
        'completion fish > ~/.config/fish/completions/acs-phone-numbers.fish',
      ),
    )
    .action((shell: Shell, options: CommonOptions) =>
      runLocally('completion', options, async () =>
        (await import('../commands/completion.js')).completion(program, shell),
      ),
    );
}
