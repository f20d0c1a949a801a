/** Thrown when Prism itself answered, and not the service that it plays. */
export class PrismProblemError extends Error {
  override readonly name = 'PrismProblemError';

  constructor(url: string, status: number, problem: string) {
    super(
      `expected an answer of the contract from ${url}, got Prism's own ${status}: ${problem.slice(0, 200)}`,
    );
  }
}

/**
 * `fetch`, but a problem of Prism's own (a route that it does not find, a `Prefer` that it does not understand) rejects
 * instead of passing for an error of the service.
 *
 * @throws PrismProblemError for a body of `application/problem+json` whose `type` is one of Prism's
 */
export async function fetchFromMock(input: string | URL | Request, init?: RequestInit): Promise<Response> {
  const request = new Request(input, init);
  const response = await fetch(request);
  if (!response.headers.get('content-type')?.startsWith('application/problem+json')) return response;
  const text = await response.clone().text();
  if (!text.includes('https://stoplight.io/prism/errors#')) return response;
  await response.body?.cancel();
  throw new PrismProblemError(request.url, response.status, text);
}
