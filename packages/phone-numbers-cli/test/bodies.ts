import type { MutationContext } from '@acs-contracts/phone-numbers-emulator';

/** The option `mutate` of an emulator that changes the JSON of answers; `undefined` leaves an answer as it is. */
export function changingBodies(change: (body: unknown, context: MutationContext) => unknown) {
  return <Answer extends { readonly body: Uint8Array }>(answer: Answer, context: MutationContext): Answer => {
    if (answer.body.length === 0) return answer;
    const body = change(JSON.parse(Buffer.from(answer.body).toString()), context);
    return body === undefined ? answer : { ...answer, body: Buffer.from(JSON.stringify(body)) };
  };
}

/** Changes what searches hold, from when the function says so. */
export function changingResults(more: object, isOn: () => boolean) {
  return changingBodies((body, { route }) =>
    route === 'getSearchResult' && isOn() ? { ...(typeof body === 'object' && body), ...more } : undefined,
  );
}
