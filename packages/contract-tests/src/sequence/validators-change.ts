import { type Finding, finding } from '../finding.js';
import { instantOf } from '../instant.js';
import { listMember, textMember } from '../rules/members.js';
import type { Sequence, Step } from './sequence.js';
import type { SequenceRule } from './sequence-rule.js';

/**
 * A validator changes with what it stands for (RFC 9110, section 8.8): a client that asks again with the old one would be told
 * that nothing has changed. A strong `ETag` is that of the very bytes; a weak one may stay while the difference does not
 * matter, which a status and a number do. `Last-Modified` is not older than a reading of something else.
 */
export const validatorsChange: SequenceRule = {
  name: 'validators-change',
  evidence: 'validators-change',
  check: ({ steps }: Sequence) => {
    const before = new Map<string, Step>();
    return steps.flatMap((step) => {
      const { method, url } = step.raw.request;
      if (method !== 'GET' || step.response.status !== 200) return [];
      const last = before.get(url);
      before.set(url, step);
      return last === undefined ? [] : [...checkTag(last, step), ...checkDate(last, step)];
    });
  },
};

function checkTag(before: Step, step: Step): Finding[] {
  const tag = step.response.header('etag');
  if (tag === undefined || tag !== before.response.header('etag')) return [];
  const isWeak = tag.startsWith('W/');
  const differs = isWeak ? stateOf(before) !== stateOf(step) : textOf(before) !== textOf(step);
  if (!differs) return [];
  return [
    finding(validatorsChange, 'header:etag', 'another tag, as the body is another one', tag, step.index),
  ];
}

function checkDate(before: Step, step: Step): Finding[] {
  const modified = step.response.header('last-modified');
  if (modified === undefined || stateOf(before) === stateOf(step)) return [];
  const readBefore = instantOf(before.response.header('date'));
  // It has whole seconds, and two machines may differ by one.
  const isTooOld = Number.isNaN(readBefore)
    ? modified === before.response.header('last-modified')
    : Date.parse(modified) < readBefore - 2000;
  if (!isTooOld) return [];
  const expected = 'a date since the last reading, as the body is another one';
  return [finding(validatorsChange, 'header:last-modified', expected, modified, step.index)];
}

/** What matters about a thing: its status, its numbers. */
function stateOf({ response: { body } }: Step): string {
  const numbers = listMember(body, 'phoneNumbers').map((entry) => textMember(entry, 'phoneNumber') ?? entry);
  return JSON.stringify([textMember(body, 'status'), numbers]);
}

function textOf({ response }: Step): string {
  return new TextDecoder().decode(response.content);
}
