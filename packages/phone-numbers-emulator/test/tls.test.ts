import { generateKeyPairSync, X509Certificate } from 'node:crypto';
import { request } from 'node:https';
import { hostname, networkInterfaces } from 'node:os';
import { PhoneNumbersClient } from '@azure/communication-phone-numbers';
import { describe, expect, it } from 'vitest';
import { startEmulator } from '../src/index.js';
import { createSelfSigned } from '../src/tls/self-signed.js';

const pair = await createSelfSigned('emulator.example');
const other = await createSelfSigned('localhost');

const v6 = Object.values(networkInterfaces()).some((list) => list?.some(({ address }) => address === '::1'))
  ? ['::1']
  : [];

/** Reads the fixtures by https; what is trusted is a certificate. */
function ask(url: string, ca: string | undefined): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    request(`${url}/_emulator/fixtures`, { ca, agent: false }, (incoming) => {
      incoming.resume();
      incoming.on('end', () => resolve(incoming.statusCode));
    })
      .on('error', reject)
      .end();
  });
}

describe('an emulator with a certificate that is made at the start', () => {
  it.each(['localhost', '127.0.0.1', '0.0.0.0', ...v6])(
    'has an https URL, which clients reach that trust it, and no others: %s',
    async (name) => {
      await using emulator = await startEmulator({ hostname: name, tls: 'selfSigned', admin: 'loopback' });
      expect(emulator.url).toMatch(/^https:\/\/(localhost|127\.0\.0\.1|\[::1\]):\d+$/);
      expect(emulator.connectionString).toBe(`endpoint=${emulator.url}/;accesskey=${emulator.accessKey}`);
      expect(await ask(emulator.url, emulator.certificate)).toBe(200);
      await expect(ask(emulator.url, other.cert)).rejects.toMatchObject({
        code: expect.stringMatching(/SELF_SIGNED|UNABLE_TO_VERIFY|DEPTH_ZERO/),
      });
    },
  );

  it('sells to the official SDK, which signs the host of https', async () => {
    await using emulator = await startEmulator({ tls: 'selfSigned' });
    const tlsOptions = { ca: emulator.certificate ?? '' };
    const client = new PhoneNumbersClient(emulator.connectionString, { tlsOptions });
    const poller = await client.beginPurchasePhoneNumbers(emulator.fixtures.succeeds);
    while (!poller.isDone()) await poller.poll();
    expect(emulator.ledger.count(emulator.fixtures.succeeds)).toBe(1);
  });

  it('answers its own page, whose origin is https', async () => {
    await using emulator = await startEmulator({ tls: 'selfSigned', admin: 'loopback' });
    const status = await new Promise((resolve, reject) => {
      const headers = { origin: emulator.url, 'sec-fetch-site': 'same-origin' };
      const options = { method: 'POST', headers, ca: emulator.certificate, agent: false };
      request(`${emulator.url}/_emulator/reset`, options, (incoming) => {
        incoming.resume();
        resolve(incoming.statusCode);
      })
        .on('error', reject)
        .end();
    });
    expect(status).toBe(204);
  });

  it('tells handlers that it was asked by https', async () => {
    const urls: string[] = [];
    await using emulator = await startEmulator({
      tls: 'selfSigned',
      mutate: (answer, { request: { url } }) => {
        urls.push(new URL(url).origin);
        return answer;
      },
    });
    await new Promise((resolve, reject) => {
      request(emulator.url, { ca: emulator.certificate, agent: false }, (incoming) => {
        incoming.resume();
        incoming.on('end', resolve);
      })
        .on('error', reject)
        .end();
    });
    expect(urls).toEqual([emulator.url]);
  });

  it('has no certificate without TLS', async () => {
    await using emulator = await startEmulator();
    expect(emulator.certificate).toBeUndefined();
  });
});

describe('a certificate that is made at the start', () => {
  const certificate = new X509Certificate(pair.cert);

  it.each(['localhost', 'emulator.example', hostname()])('is valid for a name: %s', (name) => {
    expect(certificate.checkHost(name)).toBe(name);
  });

  it.each(['127.0.0.1', '::1'])('is valid for an address: %s', (address) => {
    expect(certificate.checkIP(address)).toBe(address);
  });

  it('is valid for nothing else', () => {
    expect(certificate.checkHost('evil.example')).toBeUndefined();
    expect(certificate.checkIP('192.0.2.1')).toBeUndefined();
    expect(certificate.ca).toBe(false);
  });

  it.each([
    ['192.0.2.1', '192.0.2.1'],
    ['2001:db8::1', '2001:DB8:0:0:0:0:0:1'],
  ])('is valid for the address that the server listens on: %s', async (address, shown) => {
    const { cert } = await createSelfSigned(address);
    expect(new X509Certificate(cert).subjectAltName).toContain(`IP Address:${shown}`);
  });

  it('is valid for a name with letters beyond ASCII, as networks write it', async () => {
    const { cert } = await createSelfSigned('bücher.example');
    expect(new X509Certificate(cert).checkHost('xn--bcher-kva.example')).toBe('xn--bcher-kva.example');
  });

  it('is valid now and for a year, and has the key that belongs to it', () => {
    const days = (Date.parse(certificate.validTo) - Date.parse(certificate.validFrom)) / 86_400_000;
    expect(Math.round(days)).toBe(366);
    expect(certificate.verify(certificate.publicKey)).toBe(true);
  });

  it('is another one at each start', () => {
    expect(new X509Certificate(other.cert).serialNumber).not.toBe(certificate.serialNumber);
  });
});

describe('a certificate that is given', () => {
  it('is what clients have to trust', async () => {
    await using emulator = await startEmulator({ tls: pair, admin: 'loopback' });
    expect(emulator.certificate).toBe(pair.cert);
    expect(await ask(emulator.url, pair.cert)).toBe(200);
  });

  const encrypted = generateKeyPairSync('ec', {
    namedCurve: 'P-256',
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase: 'x' },
  });
  it.each<[string, unknown]>([
    ['another word', 'selfsigned'],
    ['no key', { cert: pair.cert }],
    ['no certificate', { key: pair.key }],
    ['the key in place of the certificate', { cert: pair.key, key: pair.key }],
    ['the certificate in place of the key', { cert: pair.cert, key: pair.cert }],
    ['the key of another certificate', { cert: pair.cert, key: other.key }],
    ['a key with a passphrase', { cert: pair.cert, key: encrypted.privateKey }],
    ['a key alone', pair.key],
  ])('is refused without showing the key: %s', async (_name, tls) => {
    const started: Promise<unknown> = Reflect.apply(startEmulator, undefined, [{ tls }]);
    const error = await started.catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(TypeError);
    expect(String(error)).toMatch(
      /^TypeError: tls must be "selfSigned", or an object \{ cert, key \} with a certificate and its private key in PEM format \(received a (value of type object|string of \d+ characters)\)\.$/,
    );
  });
});
