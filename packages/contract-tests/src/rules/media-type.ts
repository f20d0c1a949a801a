import { finding } from '../finding.js';
import { declaredResponse } from './declared-response.js';
import type { Rule } from './rule.js';

/**
 * A body has exactly the media type that its response declares. Prism takes `application/problem+json` for
 * `application/json`, although the two promise different members.
 */
export const exactMediaType: Rule = {
  name: 'exact-media-type',
  evidence: 'exact-media-type',
  check({ exchange: { response }, operation }) {
    const declared =
      declaredResponse(operation, response.status)?.contents?.map((content) => content.mediaType) ?? [];
    const { mediaType } = response;
    if (declared.length === 0 || (mediaType !== undefined && declared.includes(mediaType))) return [];
    const came = response.header('content-type');
    return [finding(exactMediaType, 'header:content-type', declared.join(' or '), came)];
  },
};
