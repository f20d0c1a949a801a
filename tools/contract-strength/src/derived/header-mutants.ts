import { headerOf, withHeader, withoutHeader } from '@acs-contracts/phone-numbers-emulator/edits';
import type { Document } from '../contract/document.js';
import type { DeclaredHeader, DeclaredResponse } from '../contract/responses.js';
import { brokenTexts } from './conforms.js';
import { reasonToOmit } from './equivalence.js';
import type { ResponseMutant } from './response-mutant.js';

/** Every change of every header that a response declares. */
export function headerMutants({ headers, document }: DeclaredResponse): ResponseMutant[] {
  return headers.flatMap((header) => [
    dropped(header),
    {
      class: 'header empty',
      what: `${header.name} is empty`,
      change: (answer) => withHeader(answer, header.name, ''),
    },
    duplicated(header),
    renamed(header),
    ...illFormed(header, document),
  ]);
}

function dropped({ name, required }: DeclaredHeader): ResponseMutant {
  return {
    class: 'header dropped',
    what: `${name} is absent`,
    reason: reasonToOmit(required, 'optional-header'),
    change: (answer) => withoutHeader(answer, name),
  };
}

/** Sent twice, with the same value: none of these headers is a list (RFC 9110, section 5.3). */
function duplicated({ name, example }: DeclaredHeader): ResponseMutant {
  return {
    class: 'header duplicated',
    what: `${name} is there twice`,
    change(answer) {
      const value = headerOf(answer, name) ?? example;
      const once = withHeader(answer, name, value);
      return { ...once, headers: [...once.headers, [name, value]] };
    },
  };
}

/** Without its hyphens, as frameworks that make headers of property names write it; with one more where there are none. */
function renamed({ name, required, example }: DeclaredHeader): ResponseMutant {
  const other = name.includes('-') ? name.replaceAll('-', '') : `X-${name}`;
  return {
    class: 'header renamed',
    what: `${name} is called ${other}`,
    reason: reasonToOmit(required, 'optional-header'),
    change: (answer) => withHeader(withoutHeader(answer, name), other, headerOf(answer, name) ?? example),
  };
}

function illFormed({ name, schema, example }: DeclaredHeader, document: Document): ResponseMutant[] {
  return (
    brokenTexts(example, schema, document)
      // An empty header and one that is there twice are mutants of their own, and no header keeps spaces around it.
      .filter((value) => value !== '' && value === value.trim() && !value.includes(', '))
      .map((value) => ({
        class: 'header ill-formed',
        what: `${name} is ${JSON.stringify(value)}`,
        change: (answer) => withHeader(answer, name, value),
      }))
  );
}
