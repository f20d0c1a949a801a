import { createHash } from 'node:crypto';

/** Collects style attributes, and the classes that stand for them. */
export interface StyleClasses {
  /** Returns the name of the class for a style. */
  classOf(style: string): string;
  /** Returns HTML with classes in place of its style attributes. */
  replaceIn(html: string): string;
  /** The style sheet with all classes so far. */
  sheet(): string;
}

/** Creates an empty collection. The policy of the pages permits no style attributes. */
export function createStyleClasses(): StyleClasses {
  const styles = new Map<string, string>();
  const classOf = (style: string): string => {
    const name = `s-${createHash('sha256').update(style).digest('hex').slice(0, 8)}`;
    styles.set(name, style);
    return name;
  };
  const replaceTag = (tag: string): string => {
    const [attribute, style = ''] = / style="([^"]*)"/.exec(tag) ?? [];
    if (attribute === undefined) return tag;
    const bare = tag.replace(attribute, '');
    if (style === '') return bare;
    const name = classOf(style);
    return / class="/.test(bare)
      ? bare.replace(/ class="/, ` class="${name} `)
      : bare.replace(/^<[\w-]+/, `$& class="${name}"`);
  };
  return {
    classOf,
    replaceIn: (html) => html.replaceAll(/<[a-z][^>]* style="[^>]*>/g, replaceTag),
    sheet: () => [...styles].map(([name, style]) => `.${name}{${style}}\n`).join(''),
  };
}
