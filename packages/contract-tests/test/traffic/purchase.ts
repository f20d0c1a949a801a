/** The search id of the published sample. */
export const searchId = '378ddf60-81be-452a-ba4f-613198ea6c28';

/** A recording of a purchase that was accepted, in which `change` replaces parts of the response. */
export function purchase(
  change: { headers?: object; body?: unknown; status?: number; date?: string; url?: string } = {},
) {
  return {
    request: {
      method: 'POST',
      url:
        change.url ??
        'https://sanitized.communication.azure.com/availablePhoneNumbers/:purchase?api-version=2021-03-07',
      headers: { 'Content-Type': 'application/json', 'Content-Length': '52' },
      body: { searchId },
    },
    response: {
      status: change.status ?? 202,
      headers: change.headers ?? {
        Date: change.date ?? 'Fri, 06 Jan 2023 17:31:42 GMT',
        'Operation-Location': `/phoneNumbers/operations/purchase_${searchId}`,
        'operation-id': `purchase_${searchId}`,
        'purchase-id': searchId,
        Location: '/phoneNumbers/operations',
        'Content-Length': '0',
      },
      body: change.body ?? '',
    },
  };
}
