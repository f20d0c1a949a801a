import { expect, it } from 'vitest';
import { commandForTest, commandIn, consent, emulatorForTest, tollFree } from './command.js';

const failAt = new URL('./fixtures/fail-at.js', import.meta.url).href;

/** The calls that a purchase makes to write its journal, and a part of the names of their files. */
const calls = [
  ['open', '.draft-'],
  ['mkdir', 'acs-phone-numbers'],
  ['link', '.claimed.'],
  ['utimes', '.claimed.'],
  ['rename', '.sent.'],
] as const;

const codes = ['EFBIG', 'EACCES', 'ENOSPC', 'EROFS', 'EIO', 'EDQUOT', 'EMFILE'];

const cases = calls.flatMap(([call, part], index) => {
  const code = codes[index % codes.length] ?? '';
  return [
    { call, part, code },
    { call, part, code: codes[(index + 3) % codes.length] ?? '' },
  ];
});

it.for(cases)(
  'a journal whose $call fails with $code names the file, once, and says what to do',
  async (how) => {
    const emulator = await emulatorForTest();
    const { folder, journal } = await commandForTest(emulator);
    const env = {
      FAIL_CALL: how.call,
      FAIL_AT: how.part,
      FAIL_CODE: how.code,
      NODE_OPTIONS: `--import=${failAt}`,
    };
    const run = await commandIn(emulator, folder, { env })('buy', ...tollFree, ...consent);
    expect(run.code, run.stderr).toBe(3);
    expect(run.stdout).toBe('');
    expect(run.stderr.split(how.code), run.stderr).toHaveLength(2);
    expect(run.stderr.match(/The journal file \S+/g)).toEqual([expect.stringContaining(journal)]);
    expect(run.stderr).toMatch(/--journal/);
    expect(run.stderr).toContain('Nothing was bought.');
    expect(emulator.ledger.purchases).toHaveLength(0);
  },
);

it('a limit on the size of files is named, and how to raise it', async () => {
  const emulator = await emulatorForTest();
  const { folder, journal } = await commandForTest(emulator);
  const wrap = ['sh', '-c', 'trap "" XFSZ; ulimit -f 0; exec "$@"', 'sh'];
  for (const key of [[], ['--key', 'a']]) {
    const run = await commandIn(emulator, folder, { wrap })('buy', ...tollFree, ...key, ...consent);
    expect(run).toMatchObject({ code: 3, stdout: '' });
    expect(run.stderr.match(/EFBIG/g), run.stderr).toHaveLength(1);
    expect(run.stderr).toMatch(/ulimit -f/);
    expect(run.stderr).toContain(journal);
  }
});
