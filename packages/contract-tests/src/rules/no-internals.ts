import { type Finding, finding } from '../finding.js';
import type { RecordedRequest, RecordedResponse } from '../recorded-exchange.js';
import { toBase64 } from '../secrets/base64.js';
import { createSecretFinder, type SecretFinder } from '../secrets/secret-finder.js';
import { internals } from './internals/index.js';
import type { Internal } from './internals/internal.js';
import { internalIn } from './internals/internal-in.js';
import { propertyWith } from './internals/property-with.js';
import { credentialsOfUrls } from './internals/secrets.js';
import type { Rule } from './rule.js';

/** The names under which frameworks put what is for developers, without case, `-` and `_`. */
const developersName =
  /^(?:(?:remote)?stack(?:trace)?(?:string)?|backtrace|traceback|callstack|(?:inner)?exceptions?(?:message|type|class)?|debug(?:info|information|message)?|sql(?:state)?|frames|environ(?:ment)?|env)$/;

/** Links have tokens of their own, and paths: those of the next page. */
const links: readonly string[] = ['nextLink', 'resourceLocation'];
/** A challenge names schemes and parameters that look like credentials; cookies and policies have tokens of their own. */
const unjudgedHeaders =
  /^(?:www-authenticate|set-cookie|nel|report-to|reporting-endpoints|content-security-policy.*|alt-svc|etag)$/;
const linkHeaders = /^(?:location|operation-location|content-location|link)$/;
/** The most of a message that is looked at, in characters: far more than any answer of this API has. */
const mostText = 512 * 1024;

/** An answer tells what went wrong and not how the service is made: no stack trace, no secret. */
export const noInternals: Rule = {
  name: 'no-internals',
  evidence: 'no-internals',
  async check({ exchange: { request, response } }) {
    const credential = finderOf(credentialOf(request));
    const { texts, linked, forDevelopers } = textsOf(response);
    const body = texts.join('\n').slice(0, mostText);
    const found = (where: string, what: string): Finding =>
      finding(noInternals, where, 'what is for the caller', what);
    // Nearly no answer has it; its headers are looked at together first.
    const isInHeaders = credential.isIn(response.headers.map(([, value]) => value).join('\n'));
    return [
      ...ofText('body#', body, (where, what, internal) => {
        const pointer = propertyWith(response.body, internal);
        return found(where, pointer === undefined ? what : `${what} in ${pointer}`);
      }),
      ...forDevelopers.slice(0, 1).map((name) => found('body#', `a property for developers, ${name}`)),
      ...(response.status === 401 && (await tellsSignature(body, request))
        ? [found('body#', 'a signature')]
        : []),
      ...(credential.isIn(`${body}\n${linked.join('\n').slice(0, mostText)}`)
        ? [found('body#', 'the credential of the request')]
        : []),
      ...response.headers.flatMap(([name, value]) => {
        const where = `header:${name.toLowerCase()}`;
        const patterns = ofText(where, value, found, judgedIn(name.toLowerCase()));
        return isInHeaders && credential.isIn(value)
          ? [...patterns, found(where, 'the credential of the request')]
          : patterns;
      }),
    ].filter(({ where }, index, all) => all.findIndex((other) => other.where === where) === index);
  },
};

/** What a text gives away: the first kind of it, since one frame of a stack is a path and a line of a file, too. */
function ofText(
  where: string,
  text: string,
  found: (where: string, what: string, internal: Internal) => Finding,
  judged: readonly Internal[] = internals,
): Finding[] {
  const internal = internalIn(text, judged);
  return internal === undefined ? [] : [found(where, internal.what, internal)];
}

/** What is looked for in a header. */
function judgedIn(name: string): readonly Internal[] {
  if (linkHeaders.test(name)) return credentialsOfUrls;
  return unjudgedHeaders.test(name) ? [] : internals;
}

interface Texts {
  readonly texts: readonly string[];
  /** The values of links. */
  readonly linked: readonly string[];
  /** The names of properties for developers that have a value. */
  readonly forDevelopers: readonly string[];
}

/** The texts in a body, as its readers see them, and their names; walked without recursion. */
function textsOf({ body, content }: RecordedResponse): Texts {
  const texts: string[] = [];
  const linked: string[] = [];
  const forDevelopers: string[] = [];
  if (typeof body === 'string') texts.push(body, new TextDecoder().decode(content));
  const open: unknown[] = typeof body === 'string' ? [] : [body];
  while (open.length > 0) {
    const value = open.pop();
    if (typeof value === 'string') texts.push(value);
    if (typeof value !== 'object' || value === null) continue;
    if (isFrame(value)) forDevelopers.push('file');
    for (const [name, member] of Object.entries(value)) {
      if (!Array.isArray(value)) texts.push(name);
      if (isForDevelopers(name, member)) forDevelopers.push(name);
      if (links.includes(name) && typeof member === 'string') linked.push(member);
      else open.push(member);
    }
  }
  return { texts, linked, forDevelopers };
}

/** A frame of a stack as properties: a file, and a line in it. A line alone may be one of the request. */
function isFrame(value: object): boolean {
  const names = Object.entries(value).map(([name, member]) => `${name.toLowerCase()} ${typeof member}`);
  const hasFile = names.some((name) => name === 'file string' || name === 'filename string');
  return hasFile && names.some((name) => /^line(?:no|number)? (?:number|string)$/.test(name));
}

function isForDevelopers(name: string, value: unknown): boolean {
  if (name.length > 40 || !developersName.test(name.replaceAll(/[-_]/g, '').toLowerCase())) return false;
  if (typeof value === 'string') return value.trim() !== '';
  return typeof value === 'object' && value !== null && Object.keys(value).length > 0;
}

/**
 * Whether a text has a signature of HMAC-SHA256, which is 32 bytes in base64, that the caller does not know: the one that was
 * expected lets anybody in. What was sent, and the hash of its body, are known.
 */
async function tellsSignature(text: string, { headers, bytes }: RecordedRequest): Promise<boolean> {
  const signatures = text.match(/(?<![A-Za-z\d+/=])[A-Za-z\d+/]{43}=(?![A-Za-z\d+/=])/g) ?? [];
  if (signatures.length === 0) return false;
  const sent = headers.map(([, value]) => value).join('\n');
  const hash = toBase64(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes.slice())));
  return signatures.some((one) => one !== hash && !sent.includes(one));
}

/** The secret part of what the request proves itself with, when it is long enough not to stand anywhere by chance. */
function credentialOf({ header }: RecordedRequest): string | undefined {
  const authorization = header('authorization');
  if (authorization === undefined) return undefined;
  // The first part of a JSON Web Token says how it is signed, as that of many others.
  return /(?:\bSignature=|^\s*Bearer\s+)([^\s&]{16,})/i.exec(authorization)?.[1]?.replace(/^eyJ[\w-]+\./, '');
}

/** The finder of the latest credential. Most requests have the same one as those before, and a finder takes long to make. */
let latest: { readonly credential: string | undefined; readonly finder: SecretFinder } | undefined;

function finderOf(credential: string | undefined): SecretFinder {
  if (latest === undefined || latest.credential !== credential)
    latest = { credential, finder: createSecretFinder(credential === undefined ? [] : [credential]) };
  return latest.finder;
}
