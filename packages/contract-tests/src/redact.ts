const secrets: readonly RegExp[] = [
  /(?<=\bsignature=)[^&\s;,"]+/gi,
  /(?<=\baccesskey=)[^;\s"]+/gi,
  /(?<=\bbearer\s)[^\s,"]+/gi,
  /\beyJ[\w-]+\.[\w-]+\.[\w-]*/g,
];

/** Replaces what looks like a credential (HMAC signature, access key, bearer token, JWT) by `…`. */
export function redact(text: string): string {
  return secrets.reduce((safe, secret) => safe.replace(secret, '…'), text);
}
