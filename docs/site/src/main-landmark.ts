/** Pages of VitePress have a main element; its home page and its 404 have none. */
const content = ' id="VPContent"';

/** Returns a page in which the content is the main landmark, if nothing else is. */
export function withMain(html: string): string {
  return html.includes('<main') ? html : html.replace(content, `${content} role="main"`);
}

/** Does the same in a browser, where a reader goes from page to page. */
export function markMain(document: Document): void {
  const element = document.getElementById('VPContent');
  if (document.querySelector('main') === null) element?.setAttribute('role', 'main');
  else element?.removeAttribute('role');
}
