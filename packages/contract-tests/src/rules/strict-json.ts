import { duplicateMembers } from '../duplicate-members.js';
import { type Finding, finding } from '../finding.js';
import type { Rule } from './rule.js';

/**
 * JSON is what every reader reads alike: the content coding that is claimed, UTF-8 without byte order mark, no other
 * charset claimed, no name twice in an object (RFC 8259, sections 4 and 8.1). A validator sees the value that its own
 * parser made, after all of this.
 */
export const strictJson: Rule = {
  name: 'strict-json',
  evidence: 'strict-json',
  check({ exchange: { response } }) {
    const { bytes, content, header, mediaType } = response;
    if (bytes.length === 0 || mediaType !== 'application/json') return [];
    if (content === undefined) {
      const coding = header('content-encoding');
      return [finding(strictJson, 'header:content-encoding', 'the coding of the body', coding)];
    }
    const charset = checkCharset(header('content-type'));
    // In another charset, the bytes are another text.
    return charset.length > 0 ? charset : checkText(content);
  },
};

function checkCharset(contentType = ''): Finding[] {
  const charset = /;\s*charset\s*=\s*"?([^";\s]+)/i.exec(contentType)?.[1];
  if (charset === undefined || /^utf-?8$/i.test(charset)) return [];
  return [finding(strictJson, 'header:content-type', 'charset utf-8, or none', contentType)];
}

function checkText(bytes: Uint8Array): Finding[] {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return [finding(strictJson, 'body#', 'UTF-8', 'bytes that are not')];
  }
  if (text.startsWith('\uFEFF')) return [finding(strictJson, 'body#', 'no byte order mark', 'one')];
  try {
    JSON.parse(text);
  } catch (error) {
    return [finding(strictJson, 'body#', 'JSON', error instanceof Error ? error.message : text)];
  }
  return duplicateMembers(text)
    .slice(0, 10)
    .map((name) =>
      finding(strictJson, 'body#', 'each name once in an object', `${JSON.stringify(name)} twice`),
    );
}
