import { jsonOf } from '../answers.js';
import { type Change, failure, members } from '../edits.js';
import { memberOf } from '../json.js';
import { type Violation, violationsOf } from '../violation.js';
import { afterTheEnd, onFailed, onRead, onReadNumber, onSucceeded, when } from '../when.js';

const reason = { code: 'PurchaseFailed', message: 'The purchase failed.' };
const gone: Change = failure(404, {
  code: 'NotFound',
  message: 'There is no such operation.',
  target: 'operationid',
});

/** Later than it was. */
const later: Change = (answer, context) => {
  const created = Date.parse(String(memberOf(jsonOf(answer), 'createdDateTime')));
  return members({ createdDateTime: new Date(created + 1000).toISOString() })(answer, context);
};

const ofScenario = (scenario: string, change: Change) =>
  onRead((answer, context) => (context.search?.scenario === scenario ? change(answer, context) : answer));

/** What may be wrong with the course of an operation and with what comes of it. */
export const courseViolations: readonly Violation[] = violationsOf('life cycle', [
  ['NL01', 'lro', 'createdDateTime changes once, between two polls', onReadNumber(2, later)],
  [
    'NL02',
    'lro',
    'createdDateTime is the time of each read',
    onRead((answer, context) =>
      members({
        createdDateTime: new Date(context.now.getTime() + (context.operation?.polls ?? 0)).toISOString(),
      })(answer, context),
    ),
  ],
  ['NL03', 'lro', 'createdDateTime changes when it succeeds', onSucceeded(later)],
  [
    'NL04',
    'lro',
    'failed, and then succeeded',
    afterTheEnd((answer, context) =>
      context.operation?.status === 'failed'
        ? members({ status: 'succeeded', error: undefined })(answer, context)
        : answer,
    ),
  ],
  [
    'NL05',
    'lro',
    'failed, and then running again',
    afterTheEnd((answer, context) =>
      context.operation?.status === 'failed'
        ? members({ status: 'running', error: undefined })(answer, context)
        : answer,
    ),
  ],
  [
    'NL06',
    'lro',
    'succeeded, and then a status that nobody knows',
    afterTheEnd((answer, context) =>
      context.operation?.status === 'succeeded' ? members({ status: 'validating' })(answer, context) : answer,
    ),
  ],
  [
    'NL07',
    'lro',
    'succeeded for one read while it is running',
    onReadNumber(2, members({ status: 'succeeded' })),
  ],
  [
    'NL08',
    'lro',
    'failed for one read while it is running',
    onReadNumber(1, members({ status: 'failed', error: reason })),
  ],
  [
    'NL09',
    'lro',
    'succeeded, and then 410',
    afterTheEnd(failure(410, { code: 'Gone', message: 'The operation is gone.' })),
  ],
  [
    'NL10',
    'lro',
    'gone at the third read after the end',
    when(
      (answer, { route, operation }) =>
        route === 'getOperation' && answer.status === 200 && (operation?.terminalReads ?? 0) >= 3,
      gone,
    ),
  ],
  [
    'NL11',
    'lro',
    'not there at the first two reads',
    onRead((answer, context) => ((context.operation?.polls ?? 0) <= 2 ? gone(answer, context) : answer)),
  ],
  ['NL12', 'lro', 'never there', onRead(gone)],
  ['NL13', 'lro', 'running for ever', onRead(members({ status: 'running', error: undefined }))],
  [
    'NL14',
    'lro',
    'another operation than before, from the third read on',
    onRead((answer, context) =>
      (context.operation?.polls ?? 0) >= 3
        ? members({ id: 'purchase_5f1c7a52-0b8e-4d0c-9f38-0d3e5a7c1b22' })(answer, context)
        : answer,
    ),
  ],
  [
    'NL15',
    'lro',
    'a purchase that is to succeed fails',
    ofScenario('succeeds', (answer, context) =>
      context.operation?.status === 'succeeded'
        ? members({ status: 'failed', error: reason })(answer, context)
        : answer,
    ),
  ],
  [
    'NL16',
    'lro',
    'a purchase that is to fail succeeds',
    ofScenario('fails', (answer, context) =>
      context.operation?.status === 'failed'
        ? members({ status: 'succeeded', error: undefined })(answer, context)
        : answer,
    ),
  ],
  [
    'NL19',
    'lro',
    'the reason of a failure changes per read',
    onFailed((answer, context) =>
      members({ error: { code: `Failed${context.operation?.polls}`, message: 'The purchase failed.' } })(
        answer,
        context,
      ),
    ),
  ],
  [
    'NL20',
    'lro',
    'operationType changes when it succeeds',
    onSucceeded(members({ operationType: 'search' })),
  ],
]);
