/**
 * What can happen to a request on its way, or to its response once it was carried out: `lost` (a reset), `hangs` (no
 * response for 30 s), `late` (carried out after 45 s, when nobody waits any longer), `end` (the process ends), `cut` (half
 * of the body), or a
 * response that something in between invents.
 */
export const faults = [
  'none',
  'never-sent',
  'request-lost',
  'request-hangs',
  'request-late',
  'request-end',
  'request-307',
  'request-401',
  'request-404',
  'request-429',
  'request-500',
  'answer-lost',
  'answer-hangs',
  'answer-end',
  'answer-200',
  'answer-202',
  'answer-500',
  'answer-cut',
] as const;

/** One of {@link faults}. */
export type Fault = (typeof faults)[number];
