import { expect, it } from 'vitest';
import { publishedDocument } from '../src/published.js';
import { readContract } from '../src/published-contract.js';

it.each(['2021-03-07', '2025-06-01'])(
  'leaves the document of %s as it is, so that others can read it',
  async (version) => {
    const document = publishedDocument(version);
    const before = JSON.stringify(document);
    await readContract(document);
    expect(JSON.stringify(document)).toBe(before);
  },
);
