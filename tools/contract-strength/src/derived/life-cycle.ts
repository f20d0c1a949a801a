import type { Answer, Mutation } from '@acs-contracts/phone-numbers-emulator';
import { jsonOf, memberOf, membersOf, withJson } from '@acs-contracts/phone-numbers-emulator/edits';
import type { Read } from '../seeds/survey.js';
import type { Reason } from './equivalence.js';
import { isFixturePurchase } from './fixture-purchase.js';

/** One thing that happens to an operation, at one of its reads or from there on. */
export interface LifeCycleMutant {
  readonly class: string;
  readonly what: string;
  readonly reason?: Reason | undefined;
  readonly mutate: Mutation;
}

const pendingStatuses = ['notStarted', 'running', 'validating'];
const terminalStatuses = ['succeeded', 'failed'];
const isTerminal = (status: string | undefined) => status !== undefined && terminalStatuses.includes(status);

/** Every life-cycle mutant of every read of the operations of a session. */
export function lifeCycleMutants(reads: readonly Read[]): LifeCycleMutant[] {
  return reads.flatMap((read) => {
    const next = reads.find(({ scenario, polls }) => scenario === read.scenario && polls === read.polls + 1);
    return [...statusMutants(read, next), ...memberMutants(read), ...timeMutants(read), vanishing(read)];
  });
}

/** A service that keeps the time of the last action, a minute later with each read, and goes back at one of them. */
function timeMutants(read: Read): LifeCycleMutant[] {
  if (read.polls === 1) return [];
  const kept: Mutation = (answer, context) => {
    const polls = context.operation?.polls ?? 0;
    const minutes = polls === read.polls ? polls - 1.5 : polls;
    return whenRead(
      read.scenario,
      () => true,
      (it) => withLastAction(it, minutes),
    )(answer, context);
  };
  return [{ class: 'time', what: `${nameOf(read)} has an earlier last action than before`, mutate: kept }];
}

function withLastAction(answer: Answer, minutes: number): Answer {
  const body = jsonOf(answer);
  const created = Date.parse(String(memberOf(body, 'createdDateTime')));
  const lastActionDateTime = new Date(created + minutes * 60_000).toISOString();
  return withJson(answer, { ...membersOf(body), lastActionDateTime });
}

/** Another status at one read. */
function statusMutants(read: Read, next: Read | undefined): LifeCycleMutant[] {
  const others = [...pendingStatuses, ...terminalStatuses].filter((status) => status !== read.status);
  return others
    .filter((status) => isDecided(read, next, status))
    .map((status) => ({
      class: isTerminal(status) ? 'ends and goes on' : 'goes on after the end',
      what: `${nameOf(read)} is ${status} instead of ${read.status}`,
      reason: reasonForStatus(read, status),
      mutate: at(read, (answer) => withStatus(answer, status)),
    }));
}

/**
 * Whether it can be said without a look at the suite what another status means. It cannot where the operation ends a
 * read earlier in what it will be anyway: its numbers may be there by then, or not.
 */
function isDecided(read: Read, next: Read | undefined, status: string): boolean {
  return isTerminal(read.status) || !isTerminal(status) || next?.status !== status;
}

function reasonForStatus(read: Read, status: string): Reason | undefined {
  if (isTerminal(status)) return undefined;
  if (!isTerminal(read.status)) return 'pending-in-any-order';
  return read.terminalReads === 1 ? 'ends-when-it-ends' : undefined;
}

function withStatus(answer: Answer, status: string): Answer {
  const { error, ...body } = { error: undefined, ...membersOf(jsonOf(answer)) };
  const reason = error ?? { code: 'PurchaseFailed', message: 'The purchase failed.' };
  return withJson(answer, { ...body, status, ...(status === 'failed' && { error: reason }) });
}

/** Members that stay as they are: changed at one read, and from one read on. */
function memberMutants(read: Read): LifeCycleMutant[] {
  return Object.entries(changes).flatMap(([name, change]) => [
    {
      class: 'identity',
      what: `${nameOf(read)} has another ${name} than before`,
      mutate: at(read, (answer) => withMember(answer, name, change)),
    },
    ...(read.polls === 1
      ? []
      : [
          {
            class: 'identity',
            what: `${nameOf(read)} and all after it have another ${name} than before`,
            mutate: from(read, (answer: Answer) => withMember(answer, name, change)),
          },
        ]),
  ]);
}

const changes: Readonly<Record<string, (value: unknown) => unknown>> = {
  id: (id) => `${String(id).slice(0, -1)}0`,
  operationType: () => 'search',
  createdDateTime: (date) => new Date(Date.parse(String(date)) + 60_000).toISOString(),
};

function withMember(answer: Answer, name: string, change: (value: unknown) => unknown): Answer {
  const body = jsonOf(answer);
  return withJson(answer, {
    ...(typeof body === 'object' && body),
    [name]: change(memberOf(body, name)),
  });
}

function vanishing(read: Read): LifeCycleMutant {
  const error = { code: 'NotFound', message: 'The operation cannot be found.', target: 'operationid' };
  return {
    class: 'vanishes',
    what: `${nameOf(read)} finds nothing`,
    reason: reasonToVanish(read),
    mutate: at(read, (answer) => withJson({ ...answer, status: 404 }, { error })),
  };
}

function reasonToVanish({ scenario, polls, terminalReads }: Read): Reason | undefined {
  if (scenario === 'cancel' && terminalReads > 0) return 'gone-after-cancellation';
  return polls === 1 ? 'read-too-early' : undefined;
}

function nameOf({ scenario, polls }: Read): string {
  return `${scenario}: read ${polls}`;
}

function at(read: Read, change: (answer: Answer) => Answer): Mutation {
  return whenRead(read.scenario, (polls) => polls === read.polls, change);
}

function from(read: Read, change: (answer: Answer) => Answer): Mutation {
  return whenRead(read.scenario, (polls) => polls >= read.polls, change);
}

function whenRead(
  scenario: string,
  condition: (polls: number) => boolean,
  change: (answer: Answer) => Answer,
): Mutation {
  return (answer, context) =>
    context.route === 'getOperation' &&
    answer.status === 200 &&
    isFixturePurchase(context) &&
    context.search?.scenario === scenario &&
    condition(context.operation?.polls ?? 0)
      ? change(answer)
      : answer;
}
