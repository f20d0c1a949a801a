import { acceptance, versionOf } from '../context.js';
import { all, body, type Change, failure, header, status } from '../edits.js';
import { type Violation, violationsOf } from '../violation.js';
import { when } from '../when.js';

const textOf = (body: Uint8Array) => new TextDecoder().decode(body);

/** A purchase that is refused with 400, and was sent with a body like this. */
const onRefused = (body: RegExp, change: Change) =>
  when(
    (answer, { route, request }) =>
      route === 'purchase' && answer.status === 400 && body.test(textOf(request.body)),
    change,
  );

const foreignId = '5f1c7a52-0b8e-4d0c-9f38-0d3e5a7c1b22';

/** Refusals that do not happen, and purchases that are refused without need. */
export const refusalViolations: readonly Violation[] = violationsOf('purchase', [
  ['NP26', 'refusal', 'accepts an empty searchId', onRefused(/"searchId":""/, () => acceptance('none'))],
  [
    'NP27',
    'refusal',
    'accepts a searchId that is null',
    onRefused(/"searchId":null/, () => acceptance('null')),
  ],
  [
    'NP28',
    'refusal',
    'accepts a body without searchId',
    onRefused(/^\{\s*\}$/, () => acceptance('undefined')),
  ],
  ['NP29', 'refusal', 'accepts malformed JSON', onRefused(/^\{[^}]*$/, () => acceptance(foreignId))],
  ['NP30', 'refusal', 'accepts a list for a body', onRefused(/^\[/, () => acceptance(foreignId))],
  [
    'NP31',
    'refusal',
    'accepts an api-version that is none',
    when(
      (answer, { route, request }) =>
        route === 'purchase' && answer.status === 400 && request.url.includes('?api-version='),
      () => acceptance(foreignId),
    ),
  ],
  ['NP32', 'refusal', 'crashes with 500 on a missing body', onRefused(/^$/, status(500))],
  ['NP33', 'refusal', 'crashes with 500 on a numeric searchId', onRefused(/"searchId":\d/, status(500))],
  [
    'NP34',
    'refusal',
    'refuses what is invalid with a redirect to the documentation',
    when(
      ({ status }, { route }) => route === 'purchase' && status === 400,
      all(status(302), all(header('Location', '/docs'), body(''))),
    ),
  ],
  [
    'NP35',
    'refusal',
    'answers an invalid purchase with 200 and the error',
    when(({ status }, { route }) => route === 'purchase' && status === 400, status(200)),
  ],
  [
    'NP36',
    'refusal',
    'accepts the purchase of an unknown search',
    when(
      ({ status }, { route }) => route === 'purchase' && status === 404,
      (_, context) => {
        const [, searchId = ''] = /"searchId":\s*"([^"]+)"/.exec(textOf(context.request.body)) ?? [];
        return acceptance(searchId, versionOf(context));
      },
    ),
  ],
  [
    'NP37',
    'refusal',
    'PUT on :purchase buys',
    when(
      (_, { route, request }) => route === 'none' && request.method === 'PUT',
      () => acceptance(foreignId),
    ),
  ],
  [
    'NP38',
    'status',
    'refuses the purchase of a search that it has with 404',
    when(
      ({ status }, { route, search }) =>
        route === 'purchase' && status === 202 && search?.scenario === 'succeeds',
      failure(404, { code: 'NotFound', message: 'There is no such search.' }),
    ),
  ],
]);
