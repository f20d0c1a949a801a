import { lookup } from 'node:dns/promises';
import { once } from 'node:events';
import { connect as connectTcp, isIP, type Socket } from 'node:net';
import { connect as connectTls, type TLSSocket } from 'node:tls';
import type { Context } from '../cli/context.js';
import { adviceOnNetwork } from '../service/network-advice.js';
import { type Check, inSeconds, patienceOf, reasonOf } from './check.js';
import { firstRequest } from './first-request.js';

/** The host of an endpoint, without the brackets of an IPv6 address. */
function hostOf(endpoint: URL): string {
  return endpoint.hostname.replace(/^\[|\]$/g, '');
}

/** The variable that may lead requests through a proxy, which then looks names up and connects. */
function proxyVariable({ resource, terminal }: Context): string | undefined {
  const { protocol, hostname } = new URL(resource.endpoint);
  if (protocol !== 'https:' || /^(127\.|\[::1\]$|(.+\.)?localhost$)/.test(hostname)) return undefined;
  return ['https_proxy', 'HTTPS_PROXY'].find((name) => terminal.env[name]);
}

/** Looks the name of the endpoint up. */
export async function dns(context: Context): Promise<Check> {
  const host = hostOf(new URL(context.resource.endpoint));
  const name = 'dns';
  if (isIP(host)) return { name, isGood: true, finding: `${host} is an address` };
  const proxy = proxyVariable(context);
  if (proxy) return { name, isGood: null, finding: `${proxy} is set: left to the proxy` };
  try {
    const { address } = await lookup(host);
    return { name, isGood: true, finding: `${host} is ${address}` };
  } catch (error) {
    const reason = reasonOf(error);
    const advice =
      reason === 'ENOTFOUND'
        ? 'Check the endpoint: the resource may have been deleted, or the network knows no names outside.'
        : 'Check the network and its name servers.';
    return { name, isGood: false, finding: `${host} was not found (${reason})`, advice };
  }
}

/** Connects to the endpoint and, with https, looks at its certificate. Nothing is sent. */
export async function connection(context: Context): Promise<Check> {
  const name = 'connection';
  const endpoint = new URL(context.resource.endpoint);
  const proxy = proxyVariable(context);
  if (proxy) return throughProxy(context, name, proxy);
  const isTls = endpoint.protocol === 'https:';
  const host = hostOf(endpoint);
  const port = Number(endpoint.port) || (isTls ? 443 : 80);
  // A certificate that is refused is looked at, too. No byte of a request goes over this connection.
  const server = { host, port, rejectUnauthorized: false, ...(!isIP(host) && { servername: host }) };
  const socket = isTls ? connectTls(server) : connectTcp({ host, port });
  try {
    await opened(socket, isTls ? 'secureConnect' : 'connect', context);
    if ('encrypted' in socket) return certificateOf(socket);
    return { name, isGood: true, finding: `to port ${port}, without TLS, as for an emulator` };
  } catch (error) {
    context.interrupt.signal.throwIfAborted();
    const finding = `none to port ${port} (${reasonOf(error)})`;
    return { name, isGood: false, finding, advice: adviceOnNetwork };
  } finally {
    socket.destroy();
  }
}

async function throughProxy(context: Context, name: string, proxy: string): Promise<Check> {
  try {
    await firstRequest(context);
    return { name, isGood: true, finding: `an answer came; ${proxy} is set` };
  } catch (error) {
    context.interrupt.signal.throwIfAborted();
    const finding = `none, and ${proxy} is set (${reasonOf(error)})`;
    return { name, isGood: false, finding, advice: adviceOnNetwork };
  }
}

async function opened(socket: Socket, event: 'connect' | 'secureConnect', context: Context) {
  const patience = patienceOf(context);
  const time = AbortSignal.timeout(patience);
  try {
    await once(socket, event, { signal: AbortSignal.any([context.interrupt.signal, time]) });
  } catch (error) {
    throw time.aborted ? new Error(`no answer in ${inSeconds(patience)}`) : error;
  }
}

/** What Node calls a certificate that it refuses, and what to do about it. */
const adviceOn: Readonly<Record<string, string>> = {
  CERT_HAS_EXPIRED: 'Check the date of this machine, and who answers at the endpoint.',
  CERT_NOT_YET_VALID: 'Check the date of this machine.',
  ERR_TLS_CERT_ALTNAME_INVALID: 'It is for another name: check the endpoint, and who answers there.',
};

const adviceOnIssuer =
  'Nobody trusted has issued it. If that is your proxy: NODE_EXTRA_CA_CERTS=file-with-its-certificate.pem.';

function certificateOf(socket: TLSSocket): Check {
  const validTo = new Date(socket.getPeerCertificate().valid_to);
  const days = Math.floor((validTo.getTime() - Date.now()) / 86_400_000);
  const until = `valid until ${validTo.toISOString().slice(0, 10)}${days < 0 ? '' : `, ${days} more days`}`;
  const name = 'connection';
  if (socket.authorized)
    return { name, isGood: true, finding: `${socket.getProtocol()}, certificate ${until}` };
  const reason = reasonOf(socket.authorizationError);
  const finding = `the certificate is refused (${reason}), ${until}`;
  return { name, isGood: false, finding, advice: adviceOn[reason] ?? adviceOnIssuer };
}
