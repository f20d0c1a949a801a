import type { DefaultTheme } from 'vitepress';

/** A guide with the address that the sidebar has for it. */
export interface ListedGuide {
  readonly text: string;
  /** From the root of the site, without an extension. */
  readonly link: string;
}

/** Returns the guides that a sidebar of the site lists, in order. */
export function guidesIn(sidebar: DefaultTheme.Sidebar | undefined): ListedGuide[] {
  if (sidebar === undefined || Array.isArray(sidebar)) return [];
  const groups = sidebar['/guides/'];
  return (Array.isArray(groups) ? groups : []).flatMap(({ items = [] }) =>
    items.flatMap(({ text, link }) => (text === undefined || link === undefined ? [] : [{ text, link }])),
  );
}
