import { readdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import * as emulator from '../src/index.js';

describe('the package', () => {
  it('exports what its README lists, and nothing else', () => {
    expect(Object.keys(emulator).sort()).toEqual([
      'UnknownFaultError',
      'answerOf',
      'createEmulator',
      'faults',
      'fixtures',
      'manualClock',
      'startEmulator',
      'systemClock',
    ]);
  });

  it('loads nothing of Node until a server is started: it runs in a worker', async () => {
    const source = fileURLToPath(new URL('../src/', import.meta.url));
    const files = await readdir(source, { recursive: true });
    const ofNode = ['node-handler.ts'];
    const core = files.filter(
      (file) => file.endsWith('.ts') && !file.startsWith('cli') && !ofNode.includes(file),
    );
    expect(core.length).toBeGreaterThan(20);
    for (const file of core) {
      const text = await readFile(source + file, 'utf8');
      expect(text, file).not.toMatch(/^import (?!type )[^;]*'(node:.+|\.\/node-handler\.js)'/m);
    }
  });
});
