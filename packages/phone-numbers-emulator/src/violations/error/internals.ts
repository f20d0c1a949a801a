import { errorMembers, errorMessage, header } from '../edits.js';
import { type Violation, violationsOf } from '../violation.js';
import { onError } from '../when.js';

const _good = { code: 'OutOfStock', message: 'It is no longer available.' };

/** Has the shape of a JSON Web Token, and is none. */
const token = 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.c2lnbmF0dXJlLW9mLXRoZS10b2tlbg';

/** What only the inside of a service may know, in errors. */
export const internalsViolations: readonly Violation[] = violationsOf('error', [
  [
    'NE34',
    'security',
    'the message carries a bearer token',
    onError(errorMessage(`Authorization failed for Bearer ${token}`)),
  ],
  [
    'NE35',
    'security',
    'the message carries an access key',
    onError(errorMessage('accesskey=c2VjcmV0LXNlY3JldC1zZWNyZXQtc2VjcmV0 is not valid')),
  ],
  [
    'NE36',
    'security',
    'the message carries the signature of the request',
    onError(
      errorMessage(
        'expected HMAC-SHA256 SignedHeaders=x-ms-date;host&Signature=3q2+7wAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=',
      ),
    ),
  ],
  [
    'NE37',
    'security',
    'an inner message carries a stack trace of .NET',
    onError(
      errorMembers({
        innererror: {
          code: 'Exception',
          message:
            'Value cannot be null.\n   at Contoso.Numbers.PurchaseService.Buy(String searchId) in C:\\src\\PurchaseService.cs:line 42',
        },
      }),
    ),
  ],
  [
    'NE38',
    'security',
    'the message carries a stack trace of Java',
    onError(
      errorMessage('java.lang.NullPointerException\n\tat com.contoso.numbers.Purchase.run(Purchase.java:42)'),
    ),
  ],
  [
    'NE39',
    'security',
    'the message carries a stack trace of Node',
    onError(errorMessage('TypeError: x is undefined\n    at buy (/srv/app/purchase.js:12:34)')),
  ],
  [
    'NE40',
    'security',
    'the message carries a stack trace of Python',
    onError(errorMessage('Traceback (most recent call last):\n  File "/srv/app.py", line 42, in buy')),
  ],
  [
    'NE41',
    'security',
    'an unnamed member carries a stack trace',
    onError(
      errorMembers({
        stackTrace: 'at Contoso.Numbers.PurchaseService.Buy(String searchId) in PurchaseService.cs:line 42',
      }),
    ),
  ],
  [
    'NE44',
    'security',
    'the message names an exception of .NET',
    onError(errorMessage("System.Data.SqlClient.SqlException: Invalid column name 'searchId'.")),
  ],
  [
    'NE45',
    'security',
    'the message names an exception of Java',
    onError(errorMessage('Caused by: java.lang.IllegalStateException: no carrier')),
  ],
  ['NE46', 'security', 'a header carries a token', onError(header('X-Debug', `Bearer ${token}`))],
  [
    'NE42',
    'security',
    'details carry a connection string',
    onError(
      errorMembers({
        details: [
          {
            code: 'Config',
            message: 'endpoint=https://x.communication.azure.com/;accesskey=c2VjcmV0LXNlY3JldC1zZWNyZXQ=',
          },
        ],
      }),
    ),
  ],
]);
