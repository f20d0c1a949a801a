import { start } from './actions.js';
import type { Script } from './script.js';
import { accept, found, notFound, reply, running, succeeded } from './steps.js';

/** What a service does that has no fault. */
export const faultless: Required<Script> = {
  lookup: [notFound],
  post: [accept],
  operation: [running, succeeded],
  search: [found],
  number: [notFound],
  cancel: [reply(204)],
  find: [start('search')],
  update: [start('update')],
  release: [start('release')],
};
