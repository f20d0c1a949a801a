import { hideAnnounced } from './secrets/announced.js';

const secrets: readonly RegExp[] = [
  /(?<=\b(?:signature|sig|accesskey|accountkey|sharedaccesskey|password|pwd)=)[^&\s;,"]+/gi,
  /(?<=\b(?:bearer|basic)\s)[^\s,"]+/gi,
  /(?<![\w-])eyJ[\w-]+\.[\w-]+\.[\w-]*/g,
  /(?<=:\/\/)[^/?#@\s"]+(?=@)/g,
  /(?<=-----BEGIN [A-Z ]{0,30}PRIVATE KEY-----)[^-]+/g,
];

/** Replaces what looks like a credential, or announces itself as one (signature, key, token, password, user of a URL), by `…`. */
export function redact(text: string): string {
  return hideAnnounced(secrets.reduce((safe, secret) => safe.replace(secret, '…'), text));
}
