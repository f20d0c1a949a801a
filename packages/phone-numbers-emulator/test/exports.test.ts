import { describe, expect, it } from 'vitest';
import * as emulator from '../src/index.js';
import * as worker from '../src/worker.js';

describe('the package', () => {
  it('exports what its README lists, and nothing else; for a worker, all but the server', () => {
    expect(Object.keys(emulator).sort()).toEqual([
      'UnknownViolationError',
      'answerOf',
      'createEmulator',
      'fixtures',
      'manualClock',
      'startEmulator',
      'systemClock',
      'unrecorded',
      'violations',
    ]);
    const { startEmulator: _server, ...rest } = emulator;
    expect(Object.keys(worker).sort()).toEqual(Object.keys(rest).sort());
  });
});
