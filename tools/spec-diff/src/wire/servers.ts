import { isObject, list, member, texts } from '../json.js';

/** A server without a host: where it stands is not said. */
const anywhere = 'https://service.example';

/** The URL templates of the innermost level that has servers; enums of variables are written out as `{a|b}`. */
export function readServers(levels: readonly unknown[]): string[] {
  const servers = levels.map(list).find((level) => level.length > 0) ?? [{ url: '/' }];
  return servers.filter(isObject).map((server) =>
    String(server['url'])
      .replaceAll(/\{([^}]*)\}/g, (_, name: string) => {
        const values = texts(member(member(server['variables'], name), 'enum'));
        return `{${values.length > 0 ? values.join('|') : `=${String(member(member(server['variables'], name), 'default'))}`}}`;
      })
      .replace(/\/$/, ''),
  );
}

/** An address on the first of some servers; `fallback` gives the host when it has none. */
export function serverAddress(servers: readonly string[], fallback: readonly string[] = []): string {
  const [first = ''] = servers;
  const address = first.replaceAll(/\{=?([^|}]*)[^}]*\}/g, '$1');
  if (/^[a-z]+:/i.test(address)) return address;
  const base = fallback.length > 0 ? serverAddress(fallback) : anywhere;
  return (/^[a-z]+:\/\/[^/]*/i.exec(base)?.[0] ?? anywhere) + address;
}

/** The addresses of a server: one for each value of its variables that are listed. */
export function serverAddresses(server: string, fallback: readonly string[] = []): string[] {
  const [whole, values] = /\{([^=}][^}]*)\}/.exec(server) ?? [];
  if (whole === undefined || values === undefined) return [serverAddress([server], fallback)];
  return values.split('|').flatMap((value) =>
    serverAddresses(
      server.replace(whole, () => value),
      fallback,
    ),
  );
}

/** Tells whether an address belongs to one of some servers. */
export function isServed(servers: readonly string[], address: string): boolean {
  return servers.some((server) => {
    const source = server.split(/(\{[^}]*\})/).map((part) => {
      if (part.startsWith('{=')) return '.+';
      if (part.startsWith('{')) return `(${part.slice(1, -1).split('|').map(escaped).join('|')})`;
      return escaped(part);
    });
    const host = /^[a-z{]/i.test(server) ? '' : '[a-z]+://[^/]*';
    return new RegExp(`^${host}${source.join('')}$`).test(address);
  });
}

function escaped(text: string): string {
  return text.replaceAll(/[\\^$.*+?()[\]{}|]/g, '\\$&');
}
