import type { CommandNode, OptionNode } from './tree.js';

/** Returns the script for fish. */
export function fishScript(program: string, tree: readonly CommandNode[]): string {
  const routes = tree.filter(({ words }) => words.length > 0).map(({ words }) => quote(words.join(' ')));
  const lines = tree.flatMap((node) => linesOf(node).map((line) => `complete -c ${program} ${line}`));
  return `# Completions of ${program} for fish:
#   ${program} completion fish > ~/.config/fish/completions/${program}.fish
function __acs_phone_numbers_at
    set -l route
    for word in (commandline -opc)[2..-1]
        if contains -- (string join -- ' ' $route $word) ${routes.join(' ')}
            set route $route $word
        end
    end
    test "$route" = "$argv"
end
complete -c ${program} -f
${lines.join('\n')}
`;
}

function linesOf({ words, commands, options, values }: CommandNode): string[] {
  const where = `-n ${quote(`__acs_phone_numbers_at ${words.join(' ')}`.trimEnd())}`;
  return [
    ...commands.map(({ name, description }) => `${where} -a ${name} -d ${quote(description)}`),
    ...(values.length > 0 ? [`${where} -a ${quote(values.join(' '))}`] : []),
    ...options.map((option) => `${where} ${optionOf(option)}`),
  ];
}

function optionOf({ names, description, value, values }: OptionNode): string {
  const flags = names.map((name) => (name.startsWith('--') ? `-l ${name.slice(2)}` : `-s ${name.slice(1)}`));
  const choices = values.length > 0 ? ` -a ${quote(values.join(' '))}` : '';
  const folders = `-x -a '(__fish_complete_directories)'`;
  const action = { none: '', any: `-x${choices}`, file: '-r -F', folder: folders }[value];
  return [...flags, action, `-d ${quote(description)}`].filter((part) => part !== '').join(' ');
}

/** In single quotes, fish takes a backslash before a quote and before a backslash. */
function quote(text: string): string {
  return `'${text.replace(/['\\]/g, '\\$&')}'`;
}
