import { expect, it } from 'vitest';
import { findResource } from '../src/service/credentials.js';

const variable = 'COMMUNICATION_SERVICES_CONNECTION_STRING';
const endpoint = 'https://resource.communication.azure.com';
const connectionString = `endpoint=${endpoint}/;accesskey=c2VjcmV0`;

class DefaultAzureCredential {
  async getToken() {
    return { token: 'a.b.c', expiresOnTimestamp: 0 };
  }
}

const identity = async () => ({ DefaultAzureCredential });
const notInstalled = () => Promise.reject(new Error('Cannot find package'));

it('an endpoint without a connection string for it is authenticated by @azure/identity', async () => {
  const resource = await findResource({ endpoint }, {}, identity);
  expect(resource).toEqual({
    endpoint,
    source: '@azure/identity',
    credential: expect.any(DefaultAzureCredential),
  });
});

it('an endpoint takes the connection string of the environment that is for it', async () => {
  const resource = await findResource({ endpoint }, { [variable]: connectionString }, notInstalled);
  expect(resource).toEqual({ endpoint, source: variable, connectionString });
});

it('an endpoint never takes the key of another resource', async () => {
  const env = { [variable]: connectionString };
  const other = 'https://other.communication.azure.com';
  await expect(findResource({ endpoint: other }, env, notInstalled)).rejects.toThrow('@azure/identity');
  expect(await findResource({ endpoint: other }, env, identity)).not.toHaveProperty('connectionString');
});

it('a connection string with another endpoint is refused', async () => {
  await expect(findResource({ endpoint, connectionString }, {})).rejects.toThrow('--endpoint');
});

it('an invalid connection string is refused without being shown', async () => {
  const secret = 'c2VjcmV0LXNlY3JldC1zZWNyZXQ';
  const error = await findResource({ connectionString: `accesskey=${secret}` }, {}).catch(String);
  expect(error).toContain('--connection-string');
  expect(error).not.toContain(secret);
});

it('an endpoint is a URL of http or https, and a refusal names only options of the command', async () => {
  for (const text of ['ftp://resource', 'resource', 'file:///etc/passwd']) {
    await expect(findResource({ endpoint: text }, {})).rejects.toThrow(
      '--endpoint must be a URL like https://',
    );
  }
  const elsewhere = { connectionString: 'endpoint=http://example.com/;accesskey=c2VjcmV0' };
  const message = await findResource(elsewhere, {}).catch(String);
  expect(message).toContain('not https');
  expect(message).not.toContain('allowInsecureConnection');
});
