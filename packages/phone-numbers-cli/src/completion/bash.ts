import { type CommandNode, type OptionNode, quote } from './tree.js';

/** Returns the script for bash, 3.2 and later. */
export function bashScript(program: string, tree: readonly CommandNode[]): string {
  const routes = tree.filter(({ words }) => words.length > 0).map(routeOf);
  return `# Completions of ${program} for bash. In ~/.bashrc:
#   source <(${program} completion bash)
_acs_phone_numbers_files() {
  local IFS=$'\\n'
  compopt -o filenames 2> /dev/null
  COMPREPLY=($(compgen "$1" -- "$2"))
}
_acs_phone_numbers() {
  local current="\${COMP_WORDS[COMP_CWORD]}" previous="\${COMP_WORDS[COMP_CWORD-1]}" route='' words='' i
  for ((i = 1; i < COMP_CWORD; i++)); do
    case "$route \${COMP_WORDS[i]}" in
      ${routes.join(' | ')}) route="$route \${COMP_WORDS[i]}" ;;
    esac
  done
  COMPREPLY=()
  case "$route" in
${tree.map(branch).join('\n')}
  esac
  COMPREPLY=($(compgen -W "$words" -- "$current"))
}
complete -F _acs_phone_numbers ${program}
`;
}

function routeOf({ words }: CommandNode): string {
  return quote(words.map((word) => ` ${word}`).join(''));
}

function branch(node: CommandNode): string {
  const { options, commands, values } = node;
  const names = options.flatMap((option) => option.names).join(' ');
  const other = [...commands.map(({ name }) => name), ...values].join(' ');
  const lines = [
    ...valuesOf(options),
    `*' -'*) words=${quote(names)} ;;`,
    `*) words=${quote(other || names)} ;;`,
  ];
  return `    ${routeOf(node)})
      case "$previous $current" in
${lines.map((line) => `        ${line}`).join('\n')}
      esac ;;`;
}

/** The lines for the values of options, those with the same values together. */
function valuesOf(options: readonly OptionNode[]): string[] {
  const patterns = new Map<string, string[]>();
  for (const { names, value, values } of options.filter(({ value }) => value !== 'none')) {
    const action = {
      file: '_acs_phone_numbers_files -f "$current"; return',
      folder: '_acs_phone_numbers_files -d "$current"; return',
      any: '',
      none: '',
    }[value];
    const words = action || `words=${quote(values.join(' '))}`;
    patterns.set(words, [...(patterns.get(words) ?? []), ...names.map((name) => `"${name} "*`)]);
  }
  return [...patterns].map(([action, names]) => `${names.join(' | ')}) ${action} ;;`);
}
