import type { Answer } from './answer.js';

/**
 * The answer to a purchase that is accepted. As recorded from 2021 to 2025: no body, no Content-Type, no Location, no
 * Retry-After, and a relative URL with the api-version of the request.
 */
export function purchaseAccepted(searchId: string, apiVersion: string): Answer {
  const operationId = `purchase_${searchId}`;
  return {
    status: 202,
    headers: [
      ['Content-Length', '0'],
      ['Access-Control-Expose-Headers', 'Operation-Location,operation-id,purchase-id'],
      ['Operation-Location', `/phoneNumbers/operations/${operationId}?api-version=${apiVersion}`],
      ['operation-id', operationId],
      ['purchase-id', searchId],
    ],
    body: new Uint8Array(),
  };
}
