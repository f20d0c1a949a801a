import type { Answer } from './answer.js';
import { supportedVersions } from './api-version.js';
import type { Route } from './mutation.js';

/** Adds what every answer of the service has. The id to quote to its support is `MS-CV`. */
export function withCommonHeaders(answer: Answer, route: Route, now: Date, milliseconds: number): Answer {
  return {
    ...answer,
    headers: [
      ...answer.headers,
      ['api-supported-versions', supportedVersions(route).join(', ')],
      ['MS-CV', `${correlationId()}.0`],
      ['Request-Context', 'appId='],
      ['Strict-Transport-Security', 'max-age=31536000; includeSubDomains'],
      ['X-Cache', 'CONFIG_NOCACHE'],
      ['X-Processing-Time', `${Math.round(milliseconds)}ms`],
      ['Date', now.toUTCString()],
    ],
  };
}

/** Sixteen random bytes in base64, without padding. It is no secret, so that anyone may guess it. */
function correlationId(): string {
  const bytes = Array.from({ length: 16 }, () => Math.floor(Math.random() * 256));
  return btoa(String.fromCharCode(...bytes)).replaceAll('=', '');
}
