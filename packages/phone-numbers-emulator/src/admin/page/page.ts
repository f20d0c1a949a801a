import type { Answer } from '../../answer.js';
import { html } from './html.js';
import { script } from './script.js';
import { style } from './style.js';

/** The answer with the page for people, which loads nothing and may talk to its own origin only. */
export async function adminPage(): Promise<Answer> {
  const policy = [
    "default-src 'none'",
    "connect-src 'self'",
    'img-src data:',
    `script-src ${await hashOf(script)}`,
    `style-src ${await hashOf(style)}`,
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ];
  return {
    status: 200,
    headers: [
      ['Content-Type', 'text/html; charset=utf-8'],
      ['Content-Security-Policy', policy.join('; ')],
      ['Cross-Origin-Opener-Policy', 'same-origin'],
      ['Referrer-Policy', 'no-referrer'],
    ],
    body: new TextEncoder().encode(html),
  };
}

/** How a policy names an inline script or style. */
async function hashOf(text: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return `'sha256-${btoa(String.fromCharCode(...new Uint8Array(digest)))}'`;
}
