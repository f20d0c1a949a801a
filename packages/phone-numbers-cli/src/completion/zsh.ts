import { type CommandNode, type OptionNode, quote } from './tree.js';

/** Returns the script for zsh: to be sourced after `compinit`, or to be a file `_acs-phone-numbers` in `$fpath`. */
export function zshScript(program: string, tree: readonly CommandNode[]): string {
  const routes = tree.filter(({ words }) => words.length > 0).map(routeOf);
  return `#compdef ${program}
# Completions of ${program} for zsh. In ~/.zshrc, after compinit:
#   source <(${program} completion zsh)
_acs_phone_numbers() {
  local route='' i start=1
  local -a commands
  for ((i = 2; i < CURRENT; i++)); do
    case "$route $words[i]" in
      (${routes.join('|')}) route="$route $words[i]"; start=$i ;;
    esac
  done
  words=("\${(@)words[start,-1]}")
  ((CURRENT -= start - 1))
  case "$route" in
${tree.map(branch).join('\n')}
  esac
}
if [[ $zsh_eval_context[-1] == loadautofunc ]]; then
  _acs_phone_numbers "$@"
else
  compdef _acs_phone_numbers ${program}
fi
`;
}

function routeOf({ words }: CommandNode): string {
  return quote(words.map((word) => ` ${word}`).join(''));
}

function branch(node: CommandNode): string {
  const { commands, options, values } = node;
  // Without arguments of any kind, nothing would be completed after the first one.
  const specs = [...options.flatMap(specsOf), quote('*: : ')];
  if (values.length > 0) specs.unshift(quote(`1: :(${values.join(' ')})`));
  const lines = commands.map(({ name, description }) => quote(`${name}:${description}`));
  const first =
    lines.length === 0
      ? ''
      : `      commands=(${lines.join(' ')})\n      _describe -t commands command commands\n`;
  return `    (${routeOf(node)})\n${first}      _arguments ${specs.join(' ')} ;;`;
}

function specsOf({ names, description, value, values }: OptionNode): string[] {
  const shown = description.replace(/[[\]:\\]/g, '\\$&');
  const among = values.length > 0 ? `(${values.join(' ')})` : ' ';
  const action = { none: '', any: `: :${among}`, file: ': :_files', folder: ': :_files -/' }[value];
  return names.map((name) => quote(`${name}[${shown}]${action}`));
}
