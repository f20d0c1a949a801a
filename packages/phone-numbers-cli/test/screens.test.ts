import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { emulatorForTest, tollFree } from './command.js';
import { personAtStreams } from './person.js';

const readme = new URL('../README.md', import.meta.url);

/** What is another in every run, as it is in the README. */
function steady(screen: string): string {
  return screen
    .replace(/[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}/g, '378ddf60-81be-452a-ba4f-613198ea6c28')
    .replace(/(?<=127\.0\.0\.1:|to port )\d+/g, '4280')
    .replace(/after \d+ ms/, 'after 12 ms')
    .replace(/\/\S+(\/acs-phone-numbers,)\s+/, '~/.local/state$1 ');
}

/** Puts a screen after the line that names it, in place of the one that is there. */
function place(text: string, name: string, command: string, screen: string): string {
  const start = `<!-- screen: ${name} -->\n`;
  expect(text).toContain(start);
  const block = `\`\`\`text\n$ acs-phone-numbers ${command}\n${steady(screen).trimEnd()}\n\`\`\`\n`;
  return text.replace(new RegExp(`${start}(\`\`\`text\\n[\\s\\S]*?\`\`\`\\n)?`), () => start + block);
}

// `pnpm test screens --update=all` writes them.
it('the screens in the README are what buy and doctor show on a terminal of 80 columns', async () => {
  const emulator = await emulatorForTest();
  const person = await personAtStreams({ ...emulator, columns: 80 });
  let text = await readFile(readme, 'utf8');
  const doctor = await person(['doctor'], []);
  expect(doctor.code, doctor.screen).toBe(0);
  text = place(text, 'doctor', 'doctor', doctor.screen);
  const buy = await person(['buy', ...tollFree], [['to buy: ', 'yes\n']]);
  expect(buy.code, buy.screen).toBe(0);
  text = place(text, 'buy', `buy ${tollFree.join(' ')}`, buy.screen);
  await expect(text).toMatchFileSnapshot('../README.md');
});
