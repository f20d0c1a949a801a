import { checkOption, checkOptions } from '../../option-checks.js';
import { violations as catalogue } from '../../violations/index.js';
import { violationsCheck } from '../../violations/select.js';
import type { AdminRoute } from '../route.js';
import { arrayOf, flag, text, whole } from '../schemas.js';

const ids = arrayOf({ ...text, description: 'The id of a violation: P06.' });

/** The violations that every answer of the service gets. */
export const violationRoutes: readonly AdminRoute[] = [
  {
    method: 'GET',
    path: '/violations',
    operationId: 'listViolations',
    summary: 'Everything that the emulator can do wrong or otherwise, and which of it is switched on.',
    status: 200,
    answer: whole({
      on: ids,
      violations: arrayOf(
        whole({
          id: text,
          layer: text,
          class: text,
          what: text,
          expected: {
            enum: ['caught', 'not-flagged'],
            description: 'not-flagged: a variation that conforms.',
          },
          isOn: flag,
        }),
      ),
    }),
    handle: ({ violations }) => {
      const on = violations.ids;
      return {
        on,
        violations: catalogue.map(({ mutate: _function, ...violation }) => ({
          ...violation,
          isOn: on.includes(violation.id),
        })),
      };
    },
  },
  {
    method: 'GET',
    path: '/violations/on',
    operationId: 'listViolationsOn',
    summary: 'The ids of the violations that are switched on: a small answer, to ask again and again.',
    status: 200,
    answer: whole({ on: ids }),
    handle: ({ violations }) => ({ on: violations.ids }),
  },
  {
    method: 'PUT',
    path: '/violations',
    operationId: 'switchViolations',
    summary: 'Switches on the violations of these ids, in this order, and all others off.',
    body: whole({ ids }),
    status: 200,
    answer: whole({ on: ids }),
    handle: ({ violations, body }) => {
      checkOptions<{ readonly ids: readonly string[] }>(body, { ids: violationsCheck }, 'body.');
      checkOption('body.ids', body.ids, violationsCheck);
      violations.switchTo(body.ids);
      return { on: violations.ids };
    },
  },
];
