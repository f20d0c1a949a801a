import { describe, expect, it } from 'vitest';
import { readTasks } from '../src/build.js';
import { createScreen } from '../src/screen.js';
import { takeTour } from '../src/tour.js';

/** Takes the tour; gives the lines it writes. */
async function tour(colour = false): Promise<string[]> {
  const lines: string[] = [];
  const screen = createScreen((line) => lines.push(line), colour);
  await takeTour(screen, [
    { name: 'spec', verb: 'generate', cached: true },
    { name: 'phone-numbers-client', verb: 'build', cached: false },
  ]);
  return lines;
}

describe('the tour', () => {
  it('shows contract, packages, search, purchase, polls, number, release and refusal', async () => {
    const text = (await tour()).join('\n');
    expect(text).toMatch(/api-version 2021-03-07, sha256 [0-9a-f]{16}…/);
    expect(text).toMatch(/api-version 2025-06-01, sha256 [0-9a-f]{16}…/);
    expect(text).toContain('POST /availablePhoneNumbers/:purchase');
    expect(text).toMatch(/spec +generated \(from cache\)/);
    expect(text).toMatch(/phone-numbers-client +built\n/);
    expect(text).toContain('> POST /availablePhoneNumbers/countries/US/:search?api-version=2021-03-07');
    expect(text).toContain('found +18335550100, held for 16 minutes');
    expect(text).toMatch(
      /> GET\s+\/phoneNumbers\/operations\/purchase_[\da-f-]{36}[^<]*< 404 Not Found\s+> GET/,
    );
    expect(text).toContain('> POST /availablePhoneNumbers/:purchase?api-version=2021-03-07');
    expect(text).toMatch(/> body {"searchId":"[\da-f-]{36}"}/);
    expect(text).toContain('< 202 Accepted');
    expect(text).toMatch(/< Operation-Location:\s+\/phoneNumbers\/operations\/purchase_[\da-f]{8}/);
    expect(text).toMatch(/< operation-id: purchase_[\da-f]{8}/);
    expect(text).toMatch(/< purchase-id: [\da-f]{8}/);
    expect(text.match(/status \w+$/gm)?.slice(0, 5)).toEqual([
      'status running',
      'status running',
      'status notStarted',
      'status notStarted',
      'status succeeded',
    ]);
    expect(text).toContain('bought +18335550100, tollFree, 2.00 USD monthly');
    expect(text).toContain("The emulator's ledger: one purchase, of +18335550100.");
    expect(text).toMatch(/owned: \+18335550100, tollFree\n[\s\S]*released \+18335550100\n/);
    expect(text).toContain('CommunicationRequestError: status 404');
    expect(text).toContain('Input searchId some-invalid-id cannot be found.');
  });

  it('fits on 80 columns and has no colour in a pipe', async () => {
    const lines = await tour();
    expect(lines.filter((line) => line.length > 80)).toEqual([]);
    expect(lines.join('')).not.toContain('\u001b');
  });

  it('has colour on a terminal', async () => {
    expect((await tour(true)).join('')).toContain('\u001b[32m');
  });
});

describe('the packages', () => {
  it('are read from what turbo prints', () => {
    const output = [
      '@acs-contracts/spec:generate: cache hit, replaying logs 4a1c03bf8f0fd3e5',
      '@acs-contracts/spec:generate: wrote spec/generated/openapi.yaml',
      '@acs-contracts/phone-numbers-client:build: cache miss, executing 0f1e2d3c4b5a6978',
    ].join('\n');
    expect(readTasks(output)).toEqual([
      { name: 'spec', verb: 'generate', cached: true },
      { name: 'phone-numbers-client', verb: 'build', cached: false },
    ]);
  });
});
