import type { ApiVersion, PurchaseClaims, RequestEvent } from '@acs-contracts/phone-numbers-client';
import type { NodeTransport } from '@acs-contracts/phone-numbers-client/node';
import { type Journal, openJournal, type readJournal } from '../journal/journal.js';
import { type Client, createClient } from '../service/client.js';
import { findResource, type Resource } from '../service/credentials.js';
import { watchReach } from '../service/reach.js';
import { tellRetries } from '../service/retries.js';
import { type CommonOptions, usualTimeout } from './common-options.js';
import { accessKeysOf, type HidingTerminal } from './hide-keys.js';
import type { Interrupt } from './interrupt.js';
import { journalFolder } from './journal-folder.js';
import type { Talk } from './terminal.js';

/** The requests of a run that change something, for the message after Ctrl+C. */
export interface SentRequests {
  purchase: boolean;
  search: boolean;
  change: boolean;
}

/** What the commands work with. */
export interface Context {
  readonly options: CommonOptions;
  readonly terminal: HidingTerminal;
  readonly talk: Talk;
  readonly interrupt: Interrupt;
  readonly sent: SentRequests;
  readonly resource: Resource;
  readonly journal: Journal;
  readonly transport: NodeTransport;
  readonly apiVersion: ApiVersion;
  /** What may end a wait: Ctrl+C, an endpoint that cannot be reached, and what is left of `--timeout`. */
  limits(): { readonly signal: AbortSignal; readonly timeoutMs: number };
  /** A client; one that purchases has claims. */
  client(claims?: PurchaseClaims, resendAfterMs?: number): Client;
}

/** What the commands about the journal work with: they need no resource. */
export type LocalContext = Pick<Context, 'terminal' | 'talk'> & {
  readonly journal: ReturnType<typeof readJournal>;
};

/** What a run begins with. */
export interface Run {
  readonly options: CommonOptions;
  readonly terminal: HidingTerminal;
  readonly talk: Talk;
  readonly interrupt: Interrupt;
  readonly sent: SentRequests;
  readonly transport: NodeTransport;
}

/**
 * Finds resource and journal.
 *
 * @throws CommandError of wrong usage
 */
export async function createContext(run: Run): Promise<Context> {
  const { options, terminal, talk, interrupt, sent, transport } = run;
  if (options.connectionString !== undefined) {
    talk.warn(
      'warning: the list of processes shows --connection-string to everyone on this machine;\n' +
        '         --dotenv or the environment does not.',
    );
  }
  const resource = await findResource(options, terminal.env);
  // That of a file is known only now.
  if ('connectionString' in resource)
    for (const key of accessKeysOf([resource.connectionString])) terminal.hide(key);
  const endsAt = performance.now() + (options.timeout ?? usualTimeout) * 1000;
  const onRequest = ({ method, path, attempt }: RequestEvent) => {
    retries.onRequest({ attempt });
    if (method === 'GET') return;
    if (path.includes(':purchase')) sent.purchase = true;
    else if (path.includes(':search')) sent.search = true;
    else sent.change = true;
  };
  const { apiVersion } = options;
  const reach = watchReach(options.timeout === undefined);
  const retries = tellRetries(transport, talk, reach);
  const signal = AbortSignal.any([interrupt.signal, reach.signal]);
  return {
    ...run,
    resource,
    apiVersion,
    journal: openJournal(journalFolder(options.journal, terminal.env), resource.endpoint),
    limits: () => ({
      signal,
      timeoutMs: Math.ceil(Math.max(endsAt - performance.now(), 1)),
    }),
    client: (claims, resendAfterMs) =>
      createClient({
        resource,
        apiVersion,
        transport: retries.transport,
        onRequest,
        ...(claims && { claims, resendAfterMs }),
      }),
  };
}
