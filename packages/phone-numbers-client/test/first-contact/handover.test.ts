import { describe, expect, it } from 'vitest';
import { searchId } from '../server.js';
import { createClaimStore, type Sabotage } from './claim-store.js';
import { createClientOf, errorOf } from './fake-service.js';
import { settle } from './settle.js';

/** Something that hangs until it is let go, and says when it is reached. */
function createGate() {
  let [reach, open] = [() => {}, () => {}];
  const reached = new Promise<void>((resolve) => {
    reach = resolve;
  });
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  const pass = async () => {
    reach();
    await opened;
  };
  return { reached, open: () => open(), pass };
}

describe('a purchase that begins while an aborted one of the same client gives its claim back', () => {
  it.each<[keyof Sabotage]>([['acquire'], ['markSent'], ['release']])(
    'waits for that, and is sent: %s hangs',
    async (step) => {
      const gate = createGate();
      const sabotage: Sabotage = { [step]: gate.pass };
      const cancel = new AbortController();
      // What hangs in `release` has been aborted before.
      if (step === 'release') sabotage.markSent = () => cancel.abort();
      const claims = createClaimStore(sabotage);
      const { client, service } = createClientOf({}, { claims });
      const first = errorOf(() => client.purchase({ searchId, signal: cancel.signal }));
      await gate.reached;
      cancel.abort();
      delete sabotage.markSent;
      delete sabotage[step];
      const second = client.purchase({ searchId });
      gate.open();
      await expect(first).resolves.toMatchObject({ code: 'aborted', outcome: 'not-sent' });
      await expect(second).resolves.toMatchObject({ created: true });
      expect(service.count('post')).toBe(1);
    },
  );

  it('waits for a release that takes longer than the aborted call would wait for it', async () => {
    const gate = createGate();
    const cancel = new AbortController();
    const sabotage: Sabotage = { release: gate.pass, markSent: () => cancel.abort() };
    const claims = createClaimStore(sabotage);
    const { client, service, clock } = createClientOf({}, { claims });
    await errorOf(() => client.purchase({ searchId, signal: cancel.signal }));
    await gate.reached;
    delete sabotage.markSent;
    delete sabotage.release;
    const second = client.purchase({ searchId });
    clock.advance(1500);
    await settle();
    expect(claims.calls).toEqual(['acquire', 'markSent', 'release']);
    gate.open();
    await expect(second).resolves.toMatchObject({ created: true });
    expect(service.count('post')).toBe(1);
  });

  it('ends at its own deadline if that never ends', async () => {
    const gate = createGate();
    const claims = createClaimStore({ markSent: gate.pass });
    const { client, service, clock } = createClientOf({}, { claims });
    const cancel = new AbortController();
    const first = errorOf(() => client.purchase({ searchId, signal: cancel.signal }));
    await gate.reached;
    cancel.abort();
    await first;
    const second = errorOf(() => client.purchase({ searchId, timeoutMs: 1000 }));
    await clock.advance(1000);
    expect(await second).toMatchObject({ outcome: 'not-sent' });
    expect(service.count('post')).toBe(0);
  });
});
