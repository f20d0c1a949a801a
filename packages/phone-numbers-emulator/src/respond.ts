import { type Answer, toResponse } from './answer.js';
import { refuseVersion } from './api-version.js';
import { refuseStranger } from './authentication.js';
import { withCommonHeaders } from './common-headers.js';
import type { Mutation, MutationContext, Route } from './mutation.js';
import { readBody } from './read-body.js';
import { contentTooLarge, unknownViolation } from './refusals.js';
import type { Handler, Outcome } from './routes/handler.js';
import type { Store } from './store.js';
import { unauthorized } from './unrecorded/authentication.js';
import type { Unrecorded } from './unrecorded/choices.js';
import { selectViolations, UnknownViolationError } from './violations/select.js';
import type { SwitchedViolations } from './violations/switched.js';

/** What it takes to answer. */
export interface RespondOptions {
  readonly store: Store;
  /** How it answers where the service was never recorded. */
  readonly choices: Unrecorded;
  /** The key that signatures must be made with, in base64. */
  readonly accessKey: string;
  /** Whether everyone may pass. */
  readonly isOpen: boolean;
  /** In bytes. */
  readonly maxBodyBytes: number;
  /** The violations of every answer; those that a request asks for follow. */
  readonly violations: SwitchedViolations;
  /** What happens to an answer at last. */
  readonly mutate: Mutation;
}

/** Where a request leads: the route, what answers it, and the id at the end of its path. */
export interface Target {
  readonly route: Route;
  readonly handler: Handler;
  readonly id: string;
}

/** Answers a request: the route's answer, with what every answer has, changed by the violations. */
export async function respond(options: RespondOptions, request: Request, target: Target): Promise<Response> {
  const { store } = options;
  const start = performance.now();
  const body = await readBody(request, options.maxBodyBytes);
  const asked = violationsOf(request);
  const outcome = 'status' in asked ? { answer: asked } : await outcomeOf(options, request, body, target);
  const now = store.clock.now();
  const { accessKey } = options;
  const context = contextOf(store, request, body, target.route, outcome, now, accessKey);
  let answer = withCommonHeaders(outcome.answer, target.route, now, performance.now() - start);
  for (const mutate of [
    ...options.violations.mutations,
    ...('status' in asked ? [] : asked),
    options.mutate,
  ]) {
    answer = await mutate(answer, context);
  }
  return toResponse(answer);
}

/** The violations that a request asks for itself, or the refusal of one that there is not. */
function violationsOf(request: Request): readonly Mutation[] | Answer {
  const ids = request.headers.get('x-emulator-violation')?.split(',') ?? [];
  try {
    return selectViolations(ids.map((id) => id.trim())).map(({ mutate }) => mutate);
  } catch (error) {
    if (error instanceof UnknownViolationError) return unknownViolation(error.message);
    throw error;
  }
}

/** Size first, then who asks, then the api-version, then the rest. */
async function outcomeOf(
  { store, choices, accessKey, isOpen, maxBodyBytes }: RespondOptions,
  request: Request,
  body: Uint8Array | undefined,
  { route, handler, id }: Target,
): Promise<Outcome> {
  if (body === undefined) return { answer: contentTooLarge(maxBodyBytes) };
  const reason = isOpen ? undefined : await refuseStranger(request, body, accessKey);
  if (reason) return { answer: unauthorized(choices.unauthorized, reason) };
  const url = new URL(request.url);
  const unsupported = route === 'none' ? undefined : refuseVersion(url, route);
  if (unsupported) return { answer: unsupported };
  const apiVersion = url.searchParams.get('api-version') ?? '';
  return handler({ request, url, apiVersion, body, id, store, choices, now: store.clock.now() });
}

function contextOf(
  store: Store,
  { method, url, headers }: Request,
  body: Uint8Array | undefined,
  route: Route,
  { operation, search }: Outcome,
  now: Date,
  accessKey: string,
): MutationContext {
  return {
    route,
    request: { method, url, headers: [...headers], body: body ?? new Uint8Array() },
    ...(operation && {
      operation: {
        id: operation.id,
        kind: operation.kind,
        ...(operation.search && { searchId: operation.search.searchId }),
        status: operation.status(now),
        polls: operation.polls,
        terminalReads: operation.terminalReads,
      },
    }),
    ...(search && { search }),
    // A getter: who buys a thousand times should not pay for what nothing looks at.
    get purchases() {
      return store
        .operations()
        .filter(({ kind }) => kind === 'purchase')
        .flatMap((known) => (known.search ? [{ search: known.search, status: known.status(now) }] : []));
    },
    now,
    accessKey,
  };
}
