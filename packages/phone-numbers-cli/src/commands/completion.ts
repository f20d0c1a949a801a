import type { Command } from 'commander';
import type { LocalAction } from '../cli/run-command.js';
import { bashScript } from '../completion/bash.js';
import { fishScript } from '../completion/fish.js';
import { readTree, type Shell } from '../completion/tree.js';
import { zshScript } from '../completion/zsh.js';

const scripts = { bash: bashScript, zsh: zshScript, fish: fishScript };

/** `completion`: prints a script that teaches a shell the commands and options of a program. */
export function completion(program: Command, shell: Shell): LocalAction {
  return async ({ talk }) => {
    const script = scripts[shell](program.name(), readTree(program));
    talk.print(script.trimEnd());
    return { result: { shell, script } };
  };
}
