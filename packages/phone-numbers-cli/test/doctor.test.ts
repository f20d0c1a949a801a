import { writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { commandForTest, commandIn, emulatorForTest } from './command.js';
import { createCertificate, frontForTest, portOf, toPort } from './front.js';

/** What `doctor` says of each thing, by its name. */
function findings(stdout: string): Readonly<Record<string, string>> {
  const lines = stdout.matchAll(/^(?:ok {2}|FAIL|- {3}) {2}(\w+) .*(?:\n {6}.*)?/gm);
  return Object.fromEntries([...lines].map(([text, name = '']) => [name, text]));
}

it('doctor says where the credential comes from and that all is fine, and sends nothing but reads', async () => {
  const methods = new Set<string>();
  const emulator = await emulatorForTest({ onAnswer: ({ request }) => void methods.add(request.method) });
  const run = await (await commandForTest(emulator))('doctor');
  expect(run.code, run.stdout).toBe(0);
  expect(findings(run.stdout)).toMatchObject({
    credential: expect.stringContaining('access key for http://127.0.0.1:'),
    dns: expect.stringMatching(/^ok/),
    connection: expect.stringContaining('without TLS'),
    read: expect.stringMatching(/^ok/),
    journal: expect.stringContaining('0 unfinished'),
  });
  expect(run.stdout).toContain('COMMUNICATION_SERVICES_CONNECTION_STRING');
  expect([...methods]).toEqual(['GET']);
});

it.for([
  [0, 0, /^ok {4}clock/],
  [120, 0, /^ok {4}clock .*1(19|2\d) s behind.*\n.*Set it/],
  [-3600, 4, /^FAIL {2}clock .*3(599|600|60\d) s ahead of.*\n.*Set it/],
  [3600, 4, /^FAIL {2}clock .* behind.*\n.*Set it/],
] as const)(
  'doctor compares a clock of the endpoint that is %i s ahead',
  async ([secondsAhead, code, line]) => {
    const emulator = await emulatorForTest();
    const front = await frontForTest(emulator, { secondsAhead });
    const { folder } = await commandForTest(emulator);
    const run = await commandIn(front, folder)('doctor');
    expect(run.code, run.stdout).toBe(code);
    expect(findings(run.stdout)).toMatchObject({
      clock: expect.stringMatching(line),
      read: expect.stringMatching(/^ok/),
    });
  },
);

it('doctor says until when the certificate of the endpoint is valid', async () => {
  const emulator = await emulatorForTest();
  const certificate = await createCertificate(30.5);
  const front = await frontForTest(emulator, { certificate });
  const { folder } = await commandForTest(emulator);
  const file = join(folder, 'authority.pem');
  await writeFile(file, certificate.cert);
  const run = await commandIn(front, folder, { env: { NODE_EXTRA_CA_CERTS: file } })('doctor');
  expect(run.code, run.stdout).toBe(0);
  expect(findings(run.stdout)['connection']).toMatch(
    /^ok .*TLSv1\.\d, certificate valid until \d{4}-\d\d-\d\d, 30 more days$/,
  );
});

it('doctor refuses a certificate that nobody trusted has issued, and sends nothing then', async () => {
  const emulator = await emulatorForTest();
  const front = await frontForTest(emulator, { certificate: await createCertificate(30) });
  const { folder } = await commandForTest(emulator);
  const run = await commandIn(front, folder)('doctor');
  expect(run.code, run.stdout).toBe(4);
  expect(findings(run.stdout)).toMatchObject({
    connection: expect.stringMatching(/^FAIL .*DEPTH_ZERO_SELF_SIGNED_CERT.*\n.*NODE_EXTRA_CA_CERTS/),
    clock: expect.stringMatching(/^- .*not tried, because of connection/),
    read: expect.stringMatching(/^- .*not tried/),
  });
  expect(front.paths).toEqual([]);
});

it('doctor refuses a certificate that has expired, and says so', async () => {
  const emulator = await emulatorForTest();
  const certificate = await createCertificate(-2);
  const front = await frontForTest(emulator, { certificate });
  const { folder } = await commandForTest(emulator);
  const file = join(folder, 'authority.pem');
  await writeFile(file, certificate.cert);
  const run = await commandIn(front, folder, { env: { NODE_EXTRA_CA_CERTS: file } })('doctor');
  expect(findings(run.stdout)['connection']).toMatch(/^FAIL .*CERT_HAS_EXPIRED.*\n.*date of this machine/);
});

it('doctor says that the endpoint has no address, or that nobody listens there', async () => {
  const emulator = await emulatorForTest();
  const { folder } = await commandForTest(emulator);
  const key = emulator.connectionString.replace(/.*;/, '');
  const nowhere = { connectionString: `endpoint=https://resource.invalid/;${key}` };
  const env = { HTTPS_PROXY: '', https_proxy: '' };
  const unknown = await commandIn(nowhere, folder, { env })('doctor');
  expect(unknown.code, unknown.stderr).toBe(4);
  expect(findings(unknown.stdout)).toMatchObject({
    dns: expect.stringMatching(/^FAIL .*resource\.invalid was not found.*\n.*Check/),
    connection: expect.stringMatching(/^- .*because of dns/),
    read: expect.stringMatching(/^- .*because of dns/),
  });
  const closed = { connectionString: toPort(emulator, await closedPort()) };
  const silent = await commandIn(closed, folder)('doctor');
  expect(silent.code).toBe(4);
  expect(findings(silent.stdout)['connection']).toMatch(/^FAIL .*ECONNREFUSED.*\n.*firewall/);
});

it('doctor leaves the name to a proxy, and says if that does not connect', async () => {
  const emulator = await emulatorForTest();
  const { folder } = await commandForTest(emulator);
  const key = emulator.connectionString.replace(/.*;/, '');
  const env = { https_proxy: '', HTTPS_PROXY: `http://127.0.0.1:${await closedPort()}` };
  const resource = { connectionString: `endpoint=https://resource.invalid/;${key}` };
  const run = await commandIn(resource, folder, { env })('doctor');
  expect(run.code).toBe(4);
  expect(findings(run.stdout)).toMatchObject({
    dns: expect.stringMatching(/^- .*HTTPS_PROXY/),
    connection: expect.stringMatching(/^FAIL .*HTTPS_PROXY .*ECONNREFUSED.*\n.*Check/),
    clock: expect.stringMatching(/^- .*not tried/),
  });
});

it('doctor says what to do about a key that the service refuses', async () => {
  const emulator = await emulatorForTest();
  const { folder } = await commandForTest(emulator);
  const other = { connectionString: `endpoint=${emulator.url};accesskey=c2VjcmV0LXNlY3JldA==` };
  const run = await commandIn(other, folder)('doctor');
  expect(run.code).toBe(4);
  expect(findings(run.stdout)['read']).toMatch(/^FAIL .*401.*\n.*Copy the connection string again/);
});

it.each([
  [403, [], /^FAIL .*answered with 403.*\n.*from this network with a key/],
  [429, [['Retry-After', '3600']], /^FAIL .*\n.*Wait a little/],
] as const)(
  'doctor says what to do about a key whose reads are answered with %i',
  async (status, headers, line) => {
    const body = new TextEncoder().encode('{"error":{"code":"Refused","message":"No."}}');
    const type = ['Content-Type', 'application/json'] as const;
    const emulator = await emulatorForTest({ mutate: () => ({ status, headers: [type, ...headers], body }) });
    const run = await (await commandForTest(emulator))('doctor', '--timeout', '4');
    expect(run.code).toBe(4);
    expect(findings(run.stdout)['read']).toMatch(line);
  },
);

it.for([
  ['404', 0, /^ok .*answered with 404/],
  ['notStarted', 0, /^ok .*answered with 200, notStarted/],
  ['403', 4, /^FAIL .*answered with 403.*\n.*read operations/],
  ['400', 4, /^FAIL .*answered with 400.*\n.*report/],
] as const)(
  'doctor --probe-search sees an unknown purchase answered with %s, and buys nothing',
  async ([beforePurchase, code, line]) => {
    const emulator = await emulatorForTest({ beforePurchase });
    const run = await (await commandForTest(emulator))('doctor', '--probe-search');
    expect(run.code, run.stdout).toBe(code);
    expect(findings(run.stdout)['lookup']).toMatch(line);
    expect(emulator.ledger.purchases).toHaveLength(0);
  },
);

async function closedPort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const port = portOf(server.address());
  await new Promise((resolve) => server.close(resolve));
  return port;
}

it('a proxy that cannot be one is wrong usage, in one document with --json', async () => {
  const emulator = await emulatorForTest();
  const { folder } = await commandForTest(emulator);
  const env = { https_proxy: '', HTTPS_PROXY: 'ftp://proxy' };
  const run = await commandIn(emulator, folder, { env })('list', '--json');
  expect(run.code, run.stderr).toBe(2);
  expect(JSON.parse(run.stdout)).toMatchObject({
    error: { message: expect.stringContaining('HTTPS_PROXY') },
  });
});
