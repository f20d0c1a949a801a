import { describe, expect, it } from 'vitest';
import { isReporterName, render, reporterNames } from '../../src/cli/reporters/index.js';
import { words } from '../../src/cli/reporters/words.js';
import { redact } from '../../src/redact.js';
import { errorAnswer, verifyEmulated, withBody, withHeader } from '../verify/emulated.js';

describe('a value that announces itself as a credential is masked:', () => {
  it.each([
    ['DATABASE_URL=postgres://acs:Tr0ub4dor@db.internal/acs', 'DATABASE_URL=postgres://…@db.internal/acs'],
    ['redis://:Hunter2/Hunter2@cache', 'redis://:…@cache'],
    ['password=Hunter2Hunter2', 'password=…'],
    ['password=Hunter2,Hunter2;Encrypt=True', 'password=…;Encrypt=True'],
    ['DB_PASSWORD = "Hunter2 Hunter2", user', 'DB_PASSWORD = "…", user'],
    ['AWS_SECRET_ACCESS_KEY=wJalrXUtnFEMI/K7MDENG', 'AWS_SECRET_ACCESS_KEY=…'],
    ['secretValue=abc&state=1', 'secretValue=…&state=1'],
    ['{"clientSecret":"abc def","state":1}', '{"clientSecret":"…","state":1}'],
    ['{"message":"{\\"password\\":\\"Hunter2\\"}"}', '{"message":"{\\"password\\":\\"…\\"}"}'],
    ['password%3DHunter2Hunter2', 'password%3D…'],
    ['api-key: 4f1c2b7a9d', 'api-key: …'],
    ['access_token=4f1c2b7a9d', 'access_token=…'],
    ['AccountName=acs;AccountKey=c2VjcmV0+/==', 'AccountName=acs;AccountKey=…'],
  ])('%s', (text, shown) => {
    expect(redact(text)).toBe(shown);
  });
});

describe('what is no credential is shown as it is:', () => {
  it.each([
    'https://resource.example/phoneNumbers?skip=1&top=2&api-version=2021-03-07',
    '{"phoneNumbers":[{"id":"14255550123","phoneNumber":"+14255550123"}]}',
    'The key was wrong: try another password, or a secret.',
    'Wrong password: try again.',
    '{"error":{"code":"InvalidKey","target":"key","message":"monkey: 1"}}',
    'http://127.0.0.1:8080/a@b',
    'max-age=60',
  ])('%s', (text) => {
    expect(redact(text)).toBe(text);
  });
});

const secrets = ['Tr0ub4dor', 'Hunter2Hunter2', 'wJalrXUtnFEMI', 'Swordfish7', 'q7kZ0'];

describe('a server that tells its secrets', async () => {
  const { report } = await verifyEmulated(
    (answer, { route }) => {
      if (route === 'listPhoneNumbers' && answer.status === 200)
        return withHeader(
          withHeader(
            answer,
            'X-Debug',
            'DATABASE_URL=postgres://acs:Tr0ub4dor@db/acs password=Hunter2Hunter2',
          ),
          'X-Admin-Password',
          'q7kZ0',
        );
      if (answer.status < 400 || answer.status === 401) return answer;
      const { body } = errorAnswer(answer.status);
      const told = 'AWS_SECRET_ACCESS_KEY=wJalrXUtnFEMI/K7MDENG {"password":"Swordfish7"}';
      const text = new TextDecoder().decode(body).replace('It is broken.', JSON.stringify(told).slice(1, -1));
      return withBody(answer, JSON.parse(text));
    },
    { scenarios: ['reads'] },
  );

  it('is found', () => {
    const found = report.findings.map(({ id, actual }) => `${id}: ${actual}`);
    expect(found).toContain('no-internals header:x-debug: a secret with its name');
  });

  it.each(reporterNames)('has none of them in its report as %s', (name) => {
    if (!isReporterName(name)) throw new TypeError(name);
    const shown = render(report, name, words.verify, { hasColors: false });
    expect(secrets.filter((secret) => shown.includes(secret))).toEqual([]);
    expect(shown).toContain('a secret with its name');
  });
});
