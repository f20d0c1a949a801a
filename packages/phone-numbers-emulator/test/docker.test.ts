import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { readCommand } from '../src/cli/options.js';
import { usage } from '../src/cli/usage.js';
import { createEmulator } from '../src/index.js';

const read = (path: string) => readFile(new URL(`../${path}`, import.meta.url), 'utf8');
const dockerfile = (await read('docker/Dockerfile')).replace(/\\\n\s*/g, '');
const compose: unknown = parse(await read('docker/compose.yaml'));
const manifest: unknown = JSON.parse(await read('package.json'));

/** The words of an instruction in its JSON form. */
function wordsOf(instruction: string): readonly string[] {
  const [, json = ''] = new RegExp(`^${instruction}.* ?(\\[.*\\])$`, 'm').exec(dockerfile) ?? [];
  return JSON.parse(json);
}

describe('the image', () => {
  it('starts the command for other containers, with the admin routes, and takes more options', () => {
    const [node, bin = '', ...args] = wordsOf('ENTRYPOINT');
    expect([node, bin]).toEqual([
      'node',
      'node_modules/@acs-contracts/phone-numbers-emulator/bin/phone-numbers-emulator.js',
    ]);
    expect(readCommand(args)).toMatchObject({
      action: 'serve',
      server: { hostname: '0.0.0.0', port: 8080, admin: 'anyone' },
    });
    const more = ['--admin', 'off', '--port', '8081'];
    expect(readCommand([...args, ...more])).toMatchObject({ server: { admin: 'off', port: 8081 } });
    expect(usage).toContain('Of an option that is given twice, the last one counts');
  });

  it('does not run as root', () => {
    const lastStage = dockerfile.slice(dockerfile.lastIndexOf('\nFROM '));
    expect(lastStage).toMatch(/^USER node$/m);
  });

  it('has the optional peer that makes certificates', () => {
    const [, major = ''] = /selfsigned@(\d+)/.exec(dockerfile) ?? [];
    expect(manifest).toHaveProperty('peerDependencies.selfsigned', `^${major}.0.0`);
  });
});

describe('the compose file', () => {
  it('lets the service of the README reach the emulator, by the key that is no secret', async () => {
    const readme = await read('README.md');
    const [, yaml = ''] = /^```yaml compose\n(.*?)^```$/ms.exec(readme) ?? [];
    const connectionString = `endpoint=http://emulator:8080/;accesskey=${createEmulator().accessKey}`;
    expect(parse(yaml)).toMatchObject({
      services: {
        app: {
          environment: {
            COMMUNICATION_SERVICES_CONNECTION_STRING: connectionString,
          },
          depends_on: { emulator: { condition: 'service_healthy' } },
        },
      },
    });
    expect(compose).toHaveProperty('services.emulator');
  });

  it('publishes the port that the image exposes, on this machine only', () => {
    const [, port = ''] = /^EXPOSE (\d+)$/m.exec(dockerfile) ?? [];
    expect(compose).toHaveProperty('services.emulator.ports', [`127.0.0.1:${port}:${port}`]);
    expect(compose).toHaveProperty('services.emulator.build', '.');
  });
});
