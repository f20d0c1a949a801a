import type { Answer } from '../../answer.js';
import type { Mutation, MutationContext } from '../../mutation.js';
import { withJson } from '../answers.js';
import { instead } from '../edits.js';
import { isSignedFor } from '../signed.js';
import { type Violation, violationsOf } from '../violation.js';
import { purchaseOf } from './access.js';

/** Lets a request in that was refused, where its signature is one for any of these URLs. */
const letIn =
  (
    urlsOf: (url: URL) => readonly URL[],
    change: (answer: Answer, context: MutationContext) => Answer,
  ): Mutation =>
  async (answer, context) => {
    if (answer.status !== 401) return answer;
    for (const url of urlsOf(new URL(context.request.url)))
      if (await isSignedFor(url, context)) return change(answer, context);
    return answer;
  };

const emptyList = (answer: Answer, { route }: MutationContext): Answer =>
  route === 'listPhoneNumbers' ? withJson({ ...answer, status: 200 }, { phoneNumbers: [] }) : answer;

const purchase = (answer: Answer, context: MutationContext): Answer => {
  const accepted = purchaseOf(context);
  return accepted === undefined ? answer : instead(() => accepted)(answer, context);
};

const withQuery = (url: URL, search: string): URL => new URL(search, url);
const versions = ['2021-03-07', '2025-06-01'];

/** Every api-version in place of the one that was sent. */
const otherVersions = (url: URL): URL[] =>
  versions
    .filter((version) => version !== url.searchParams.get('api-version'))
    .map((version) => withQuery(url, `?api-version=${version}`));

/** The URL without any parameter but the api-version, if it has others. */
const onlyVersion = (url: URL): URL[] =>
  [...url.searchParams].length > 1
    ? [withQuery(url, `?api-version=${url.searchParams.get('api-version')}`)]
    : [];

/** Another resource of the service, which has the same key. */
const otherHost = ({ pathname, search }: URL): URL[] => [
  new URL(`https://another-resource.communication.azure.com${pathname}${search}`),
];

/** Violations of signatures that are right for something else than what is asked for. */
export const signatureViolations: readonly Violation[] = violationsOf('kinds', [
  ['K156', 'security', 'a signature of another api-version reads the list', letIn(otherVersions, emptyList)],
  ['K157', 'security', 'a signature without its parameters reads a page', letIn(onlyVersion, emptyList)],
  ['K158', 'security', 'a signature for another resource purchases', letIn(otherHost, purchase)],
]);
