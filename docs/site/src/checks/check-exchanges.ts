import {
  applyRules,
  type Exchange,
  type Finding,
  headerValue,
  readSequence,
  rules,
  sequenceRules,
  UnknownRouteError,
} from '@acs-contracts/contract-tests/rules';
import type { CompiledChecks } from './compiled.js';
import { createJudge } from './judge.js';

/** What the rules say about the exchanges of a page. */
export interface CheckedExchanges {
  /** Those of one exchange name it in `exchange`, counted from 0, as those of a sequence do. */
  readonly findings: readonly Finding[];
  /** How many exchanges were not checked: a body in a coding that no browser undoes. */
  readonly unread: number;
}

/** Applies every rule of `checkExchange` and `checkOperation` to exchanges, in the order they happened. */
export async function checkExchanges(
  exchanges: readonly Exchange[],
  checks: CompiledChecks,
): Promise<CheckedExchanges> {
  const { contract } = checks;
  const judge = createJudge(checks);
  const readable = exchanges.filter(({ response }) => !isBrotli(response.headers));
  const ofEach = await Promise.all(
    readable.map(async (exchange) => {
      const findings = await applyRules(exchange, { contract, judge, rules }).catch((error: unknown) => {
        if (error instanceof UnknownRouteError) return [];
        throw error;
      });
      const index = exchanges.indexOf(exchange);
      return findings.map((finding) => ({ ...finding, exchange: index }));
    }),
  );
  const together = readable.length < exchanges.length ? [] : readSequenceFindings(exchanges, checks);
  return { findings: [...ofEach.flat(), ...together], unread: exchanges.length - readable.length };
}

function readSequenceFindings(exchanges: readonly Exchange[], { contract }: CompiledChecks): Finding[] {
  const sequence = readSequence(exchanges, contract);
  return sequenceRules.flatMap((rule) => rule.check(sequence));
}

function isBrotli(headers: Exchange['response']['headers']): boolean {
  return headerValue(headers, 'content-encoding')?.trim().toLowerCase() === 'br';
}
