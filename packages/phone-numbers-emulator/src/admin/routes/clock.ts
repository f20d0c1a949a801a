import { advanceCheck } from '../../clock.js';
import { checkOption, checkOptions, received, wrongOption } from '../../option-checks.js';
import { dateCheck } from '../../seed/check-seed.js';
import type { AdminRoute } from '../route.js';
import { time, whole } from '../schemas.js';

const answer = whole({ time });
const anyMilliseconds = { type: 'number', minimum: 0 };

/** The time of the emulator. */
export const clockRoutes: readonly AdminRoute[] = [
  {
    method: 'GET',
    path: '/clock',
    operationId: 'getClock',
    summary: 'The time as the emulator sees it.',
    status: 200,
    answer,
    handle: ({ clock }) => ({ time: clock.now() }),
  },
  {
    method: 'POST',
    path: '/clock/advance',
    operationId: 'advanceClock',
    summary: 'Moves the clock on. Holds of searches expire by it, and with the pace "time" operations go on.',
    body: whole({ milliseconds: anyMilliseconds }),
    status: 200,
    answer,
    handle: ({ clock, body }) => {
      const check = advanceCheck(clock.now().getTime());
      checkOptions<{ readonly milliseconds: number }>(body, { milliseconds: check }, 'body.');
      checkOption('body.milliseconds', body.milliseconds, check);
      clock.advance(body.milliseconds);
      return { time: clock.now() };
    },
  },
  {
    method: 'PUT',
    path: '/clock',
    operationId: 'setClock',
    summary:
      'Moves the clock on to a time. It cannot go back: an operation that has ended would run again. The option --now and the seed start it at any time.',
    body: whole({ time }),
    status: 200,
    answer,
    handle: ({ clock, body }) => {
      checkOptions<{ readonly time: string }>(body, { time: dateCheck }, 'body.');
      checkOption('body.time', body.time, dateCheck);
      const ahead = Date.parse(body.time) - clock.now().getTime();
      if (ahead < 0) throw behind(body.time, clock.now());
      clock.advance(ahead);
      return { time: clock.now() };
    },
  },
];

function behind(time: string, now: Date) {
  const expected = `at or after the time of the emulator, ${now.toISOString()}, since the clock cannot go back`;
  return wrongOption('body.time', expected, received(time));
}
