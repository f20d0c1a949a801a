/** A page that is made during the build. */
export interface GeneratedPage {
  /** The last part of its address, without an extension. */
  readonly page: string;
  readonly title: string;
  /** Markdown. */
  readonly content: string;
}
