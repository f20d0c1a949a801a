/** Where a connection leads. */
export interface Address {
  readonly protocol: string;
  /** A name or an address, without the brackets of an IPv6 address. */
  readonly host: string;
  readonly port: number;
}

/** Returns the address of a URL of http or https. */
export function addressOf({ protocol, hostname, port }: URL): Address {
  const usualPort = protocol === 'https:' ? 443 : 80;
  return { protocol, host: withoutBrackets(hostname), port: port === '' ? usualPort : Number(port) };
}

/** An IPv6 address has brackets in a URL, and none where it is connected to. */
export function withoutBrackets(host: string): string {
  return host.replace(/^\[|\]$/g, '');
}
