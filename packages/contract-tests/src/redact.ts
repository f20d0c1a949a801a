const secrets: readonly RegExp[] = [
  /(?<=\b(?:signature|sig|accesskey|accountkey|sharedaccesskey|password|pwd)=)[^&\s;,"]+/gi,
  /(?<=\b(?:bearer|basic)\s)[^\s,"]+/gi,
  /(?<![\w-])eyJ[\w-]+\.[\w-]+\.[\w-]*/g,
  /(?<=:\/\/)[^/?#@\s"]+(?=@)/g,
  /(?<=-----BEGIN [A-Z ]{0,30}PRIVATE KEY-----)[^-]+/g,
];

/** Replaces what looks like a credential (signature, access key, token, password, user of a URL) by `…`. */
export function redact(text: string): string {
  return secrets.reduce((safe, secret) => safe.replace(secret, '…'), text);
}
