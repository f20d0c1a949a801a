import type { Stages } from './stages.js';

/** Tells the life of a purchase as a numbered list. */
export function tellLife({ stages, ends }: Stages): string {
  const items = stages.map(({ title, call, lines, next }) => {
    const what = [call === undefined ? '' : `\`${call}\``, ...lines].filter((text) => text !== '').join('; ');
    return `**${title}**: ${what}.${next ? ` Then: ${next}.` : ''}`;
  });
  const last = ends.map(({ title, lines }) => `\`${title}\`, ${lines.join(' ')}`).join('; or ');
  return [...items, `**The end**: ${last}.`].map((item, index) => `${index + 1}. ${item}`).join('\n');
}
