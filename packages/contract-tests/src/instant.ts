/** The time that a text says, in milliseconds since 1970; `NaN` when it says none, or there is no text. */
export function instantOf(text: string | undefined): number {
  return text === undefined ? Number.NaN : Date.parse(text);
}
