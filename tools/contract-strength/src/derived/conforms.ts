import { type Document, resolve, type Schema } from '../contract/document.js';

const formats: Readonly<Record<string, RegExp>> = {
  // RFC 3339, section 5.6.
  'date-time': /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})$/,
  // RFC 3986: what stands in no URI reference, and brackets anywhere but around a host.
  'uri-reference': /^(?!.*[\s<>"{}|\\^`])(?!.*\[).*$/s,
};

/** Whether a text keeps what a schema demands of texts: values, pattern, format, least length. Not a validator. */
export function conforms(text: string, reference: Schema, document: Document): boolean {
  const schema = resolve(reference, document.components.schemas);
  if (schema.anyOf !== undefined)
    return schema.anyOf.some((alternative) => conforms(text, alternative, document));
  return (
    (schema.enum?.includes(text) ?? true) &&
    (schema.pattern === undefined || new RegExp(schema.pattern).test(text)) &&
    (formats[schema.format ?? '']?.test(text) ?? true) &&
    text.length >= (schema.minLength ?? 0)
  );
}

/** Texts that resemble one that conforms, and break a schema. */
export function brokenTexts(sample: string, schema: Schema, document: Document): string[] {
  const candidates = [
    '',
    ' ',
    `${sample} `,
    `${sample}, ${sample}`,
    sample.slice(1),
    sample.slice(0, 10),
    '01/11/2022 17:23',
    'http://[',
    '-1',
    '1.5',
    '99999999999',
    'soon',
  ];
  return [...new Set(candidates)].filter((text) => text !== sample && !conforms(text, schema, document));
}
