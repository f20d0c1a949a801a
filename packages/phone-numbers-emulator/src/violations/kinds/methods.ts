import type { Answer } from '../../answer.js';
import { withBody, withHeader } from '../answers.js';
import { errorMembers, errorMessage, json, noBody } from '../edits.js';
import { memberOf } from '../json.js';
import { type Violation, variationsOf, violationsOf } from '../violation.js';
import { onRefused } from '../when.js';

/** Puts a text in place of the body, and leaves what says which methods there are. */
const plain = (type: string, text: string) => (answer: Answer) =>
  withBody(withHeader(answer, 'Content-Type', type), text);

/** Violations in the answers to methods that a path does not have: they are errors as any other. */
export const methodViolations: readonly Violation[] = violationsOf('kinds', [
  ['K153', 'body', 'a 405 has no message', onRefused(errorMembers({ message: undefined }), 405)],
  [
    'K154',
    'body',
    'a 405 has no error',
    onRefused(
      json((value) => memberOf(value, 'error')),
      405,
    ),
  ],
  [
    'K155',
    'security',
    'a 405 carries a stack trace of Java',
    onRefused(
      errorMessage(
        'java.lang.NullPointerException\n\tat com.contoso.numbers.Router.route(Router.java:88)\n\tat com.contoso.numbers.Server.handle(Server.java:516)',
      ),
      405,
    ),
  ],
]);

/** What servers in between answer to a method that they do not know: it need not be JSON. */
export const methodVariations: readonly Violation[] = variationsOf('kinds', [
  ['KC153', 'a 405 is empty', onRefused(noBody, 405)],
  [
    'KC154',
    'a 405 is the page of a proxy',
    onRefused(
      plain('text/html', '<html><head><title>405 Not Allowed</title></head><body>nginx</body></html>'),
      405,
    ),
  ],
  [
    'KC155',
    'a 405 is a line of text',
    onRefused(plain('text/plain; charset=utf-8', 'Method Not Allowed\n'), 405),
  ],
]);
