import { createHash } from 'node:crypto';

/** What a page may do besides loading its own files. */
export interface Permissions {
  /** Whether elements may have style attributes, and pages style elements. */
  readonly inlineStyles: boolean;
}

/**
 * Returns a page with a Content-Security-Policy: scripts and everything else from its own origin, and the inline scripts
 * that it has, by their hashes. GitHub Pages sends no headers of ours, so the policy is in the page.
 */
export function withPolicy(html: string, { inlineStyles }: Permissions): string {
  const hashes = [...html.matchAll(/<script(?![^>]*\ssrc=)[^>]*>(.*?)<\/script>/gs)].map(
    ([, script = '']) => `'sha256-${createHash('sha256').update(script).digest('base64')}'`,
  );
  const policy = [
    "default-src 'self'",
    ['script-src', "'self'", ...new Set(hashes)].join(' '),
    `style-src 'self'${inlineStyles ? " 'unsafe-inline'" : ''}`,
    "img-src 'self' data:",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  const meta = `<meta http-equiv="Content-Security-Policy" content="${policy}">`;
  return html.replace(/(<meta charset="utf-8">)/i, `$1\n    ${meta}`);
}
