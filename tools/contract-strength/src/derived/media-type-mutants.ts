import { headerOf, withHeader, withoutHeader } from '@acs-contracts/phone-numbers-emulator/edits';
import type { DeclaredResponse } from '../contract/responses.js';
import type { Reason } from './equivalence.js';
import type { MutantClass, ResponseMutant } from './response-mutant.js';

const types: readonly string[] = [
  'text/html',
  'text/plain',
  'text/json',
  'application/xml',
  'application/octet-stream',
  'application/problem+json',
  'application/vnd.api+json',
  'application/jsonp',
];
const charsets: readonly string[] = ['utf-16', 'iso-8859-1', 'windows-1252', 'us-ascii'];

/** The body under every kind of media type that its response does not declare, and under charsets. */
export function mediaTypeMutants({ content }: DeclaredResponse): ResponseMutant[] {
  if (content === undefined) return [];
  const { mediaType } = content;
  return [
    {
      class: 'media type',
      what: 'Content-Type is absent',
      change: (answer) => withoutHeader(answer, 'content-type'),
    },
    contentType('media type', ''),
    ...types.map((type) => contentType('media type', type)),
    ...charsets.map((charset) => contentType('charset', `${mediaType}; charset=${charset}`)),
    contentType('charset', `${mediaType}; charset=utf-8`, 'charset-utf-8'),
    contentType('charset', `${mediaType};charset="UTF-8"`, 'charset-utf-8'),
    contentType('media type', mediaType.toUpperCase(), 'media-type-case'),
  ];
}

function contentType(kind: MutantClass, value: string, reason?: Reason): ResponseMutant {
  return {
    class: kind,
    what: `Content-Type is ${value || 'empty'}`,
    reason,
    change: (answer) =>
      headerOf(answer, 'content-type') === undefined ? answer : withHeader(answer, 'Content-Type', value),
  };
}
