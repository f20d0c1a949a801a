/**
 * Puts generated parts in their places in a guide, between `<!-- generated: NAME -->` and `<!-- end of NAME -->`.
 *
 * @throws Error if a part has no place, or a place no part
 */
export function placeParts(markdown: string, parts: Readonly<Record<string, string>>): string {
  const places = [...markdown.matchAll(/^<!-- generated: ([\w-]+) -->$/gm)].map(([, name = '']) => name);
  const lost = Object.keys(parts).filter((name) => !places.includes(name));
  if (lost.length > 0) throw new Error(`the guide has no place for ${lost.join(', ')}`);
  return places.reduce((text, name) => {
    const part = parts[name];
    if (part === undefined) throw new Error(`nothing is generated for the place ${name}`);
    const [start, end] = [`<!-- generated: ${name} -->`, `<!-- end of ${name} -->`];
    const from = text.indexOf(start) + start.length;
    const to = text.indexOf(end, from);
    if (to < 0) throw new Error(`the place ${name} has no end`);
    return `${text.slice(0, from)}\n\n${part}\n\n${text.slice(to)}`;
  }, markdown);
}
