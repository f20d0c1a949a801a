import '../src/vitest.js';
import { expect, it } from 'vitest';
import { accepted, purchase } from './sample.js';

it('takes what it knows, and a request', async () => {
  await expect(new Response()).toSatisfyContract({ method: 'POST', body: '{}' });
  await expect(new Response()).toSatisfyContract(new Request('https://a.example'));
  await expect(purchase(accepted)).toSatisfyContract();
  // @ts-expect-error a method is a text
  await expect(new Response()).toSatisfyContract({ method: 1 });
  // @ts-expect-error a request is no text
  await expect(new Response()).toSatisfyContract('POST');
});
