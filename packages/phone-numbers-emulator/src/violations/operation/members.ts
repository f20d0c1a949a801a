import { jsonOf } from '../answers.js';
import { all, header, jsonBody, members, status } from '../edits.js';
import { memberOf, membersOf } from '../json.js';
import { type Violation, violationsOf } from '../violation.js';
import { onCanceled, onFailed, onPending, onRead, onStatus, onSucceeded, when } from '../when.js';

/** What may be wrong with one read of an operation. */
export const memberViolations: readonly Violation[] = violationsOf('operation', [
  ['NO01', 'body', 'status "Succeeded"', onSucceeded(members({ status: 'Succeeded' }))],
  ['NO02', 'body', 'status "RUNNING"', onPending(members({ status: 'RUNNING' }))],
  ['NO03', 'body', 'status with a space in it', onPending(members({ status: 'in progress' }))],
  ['NO04', 'body', 'status true', onPending(members({ status: true }))],
  ['NO05', 'body', 'status missing once it is succeeded', onSucceeded(members({ status: undefined }))],
  [
    'NO06',
    'body',
    'status inside of {"status":{"value":…}}',
    onRead((answer, context) =>
      members({ status: { value: memberOf(jsonOf(answer), 'status') } })(answer, context),
    ),
  ],
  ['NO07', 'body', 'createdDateTime is an epoch number', onRead(members({ createdDateTime: 1641921783 }))],
  [
    'NO08',
    'body',
    'createdDateTime without an offset',
    onRead(members({ createdDateTime: '2022-01-11T17:23:03' })),
  ],
  [
    'NO09',
    'body',
    'createdDateTime with the name of a time zone',
    onRead(members({ createdDateTime: '2022-01-11T17:23:03 UTC' })),
  ],
  [
    'NO10',
    'body',
    'createdDateTime missing while it is pending',
    onPending(members({ createdDateTime: undefined })),
  ],
  [
    'NO11',
    'body',
    'createdDateTime on 30 February',
    onRead(members({ createdDateTime: '2022-02-30T17:23:03+00:00' })),
  ],
  ['NO12', 'body', 'id null', onRead(members({ id: null }))],
  [
    'NO13',
    'cross-field',
    'id without its prefix',
    onRead((answer, context) => members({ id: context.search?.searchId })(answer, context)),
  ],
  [
    'NO14',
    'cross-field',
    'id with the prefix of a search',
    onRead((answer, context) => members({ id: `search_${context.search?.searchId}` })(answer, context)),
  ],
  ['NO15', 'body', 'operationType "Purchase"', onRead(members({ operationType: 'Purchase' }))],
  [
    'NO16',
    'cross-field',
    'operationType "releasePhoneNumber" on a purchase',
    onRead(members({ operationType: 'releasePhoneNumber' })),
  ],
  ['NO17', 'body', 'operationType is a list', onRead(members({ operationType: ['purchase'] }))],
  ['NO18', 'body', 'lastActionDateTime empty', onRead(members({ lastActionDateTime: '' }))],
  [
    'NO19',
    'body',
    'lastActionDateTime in local form',
    onRead(members({ lastActionDateTime: '2022-01-11 17:23:03' })),
  ],
  ['NO20', 'body', 'resourceLocation is a number', onSucceeded(members({ resourceLocation: 42 }))],
  ['NO21', 'body', 'resourceLocation empty', onSucceeded(members({ resourceLocation: '' }))],
  [
    'NO22',
    'body',
    'resourceLocation is a script',
    onSucceeded(members({ resourceLocation: 'javascript:alert(1)' })),
  ],
  [
    'NO23',
    'body',
    'resourceLocation is a file',
    onSucceeded(members({ resourceLocation: 'file:///etc/passwd' })),
  ],
  [
    'NO24',
    'cross-field',
    'error present on a succeeded operation',
    onSucceeded(members({ error: { code: 'None', message: 'No error.' } })),
  ],
  ['NO25', 'body', 'error is an empty object on a failed operation', onFailed(members({ error: {} }))],
  [
    'NO26',
    'body',
    'error in an envelope of its own',
    onFailed((answer, context) =>
      members({ error: { error: memberOf(jsonOf(answer), 'error') } })(answer, context),
    ),
  ],
  [
    'NO27',
    'body',
    'error as a list',
    onFailed((answer, context) => members({ error: [memberOf(jsonOf(answer), 'error')] })(answer, context)),
  ],
  [
    'NO49',
    'status',
    'cancel answers 200 with the operation',
    onCanceled(all(status(200), jsonBody({ status: 'failed' }))),
  ],
  [
    'NO50',
    'status',
    'cancel answers 404 for an operation that is there',
    onCanceled((answer) => ({
      ...answer,
      status: 404,
      headers: [['Content-Type', 'application/json']],
      body: new TextEncoder().encode('{"error":{"code":"NotFound","message":"No such operation."}}'),
    })),
  ],
  ['NO51', 'status', 'cancel answers 302', onCanceled(all(status(302), header('Location', '/')))],
  [
    'NO52',
    'refusal',
    'an unknown operation is 200 and null',
    when(
      ({ status: code }, { route }) => route === 'getOperation' && code === 404,
      all(status(200), jsonBody(null)),
    ),
  ],
  [
    'NO53',
    'refusal',
    'an unknown operation has succeeded',
    when(
      ({ status: code }, { route }) => route === 'getOperation' && code === 404,
      (answer, context) =>
        all(
          status(200),
          jsonBody({
            operationType: 'purchase',
            status: 'succeeded',
            createdDateTime: '2022-01-11T17:23:03+00:00',
            id: decodeURIComponent(new URL(context.request.url).pathname.split('/').at(-1) ?? ''),
          }),
        )(answer, context),
    ),
  ],
  [
    'NO54',
    'status',
    'an unknown operation is an empty 204',
    onStatus(404, (answer, { route }) =>
      route === 'getOperation' ? { ...answer, status: 204, headers: [], body: new Uint8Array() } : answer,
    ),
  ],
  [
    'NO55',
    'body',
    'members in snake case',
    onRead((answer, context) => {
      const { createdDateTime, ...rest } = membersOf(jsonOf(answer));
      return jsonBody({ ...rest, created_date_time: createdDateTime })(answer, context);
    }),
  ],
  [
    'NO56',
    'security',
    'the reason of a failure names an access key',
    onFailed(
      members({
        error: {
          code: 'PurchaseFailed',
          message:
            'No carrier for endpoint=https://x.communication.azure.com/;accesskey=c2VjcmV0LXNlY3JldC1zZWNyZXQ=',
        },
      }),
    ),
  ],
]);
