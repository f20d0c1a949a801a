import { type Finding, finding } from '../finding.js';
import type { RecordedExchange } from '../recorded-exchange.js';
import { noInternals } from '../rules/no-internals.js';
import { createSecretFinder } from '../secrets/secret-finder.js';
import { type Credentials, secretOf } from './credentials.js';

/** What is found belongs to the rule for internals, and has a row of its own. */
const rule = { ...noInternals, evidence: 'secrets-of-the-run' };

/** Finds the secrets of a run in the answers of the endpoint. */
export type SecretWatch = (exchange: RecordedExchange) => Finding[];

/** A shorter secret, or one of fewer characters, may stand in an answer by chance. */
const shortest = 16;
const fewest = 8;

/**
 * Watches for the secret that a run was given: no answer has it, in no header and no body, however it is written there (as it is,
 * in base64 or hexadecimal, escaped). It needs no name beside it to be known. A secret without any digit may be a word, and one
 * that stands in what the run itself asks for may be in any answer: neither is looked for.
 *
 * @param credentials - what the requests of the run are authenticated by
 * @param known - what answers may well repeat: the endpoint, and the ids that are asked for
 */
export function watchSecrets(
  credentials: Credentials | undefined,
  known: readonly string[] = [],
): SecretWatch {
  const secrets = secretOf(credentials).map(withoutTokenHeader).filter(isTelling);
  const finder = createSecretFinder(secrets);
  if (secrets.length === 0 || known.some(finder.isIn)) return () => [];
  const told = (where: string): Finding =>
    finding(rule, where, 'what is for the caller', 'the access key or the token of this run');
  return ({ response: { headers, content, bytes } }) => [
    ...headers.flatMap(([name, value]) =>
      finder.isIn(`${name}: ${value}`) ? [told(`header:${name.toLowerCase()}`)] : [],
    ),
    ...(finder.isIn(new TextDecoder().decode(content ?? bytes)) ? [told('body#')] : []),
  ];
}

/** The first part of a JSON Web Token says how it is signed, as that of many others. */
function withoutTokenHeader(secret: string): string {
  return secret.replace(/^eyJ[\w-]+\./, '');
}

function isTelling(secret: string): boolean {
  return secret.length >= shortest && new Set(secret).size >= fewest && /\d/.test(secret);
}
