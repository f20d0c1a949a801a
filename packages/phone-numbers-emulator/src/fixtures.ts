/** Search ids, each with its own course of a purchase, and a phone number that is owned from the start. */
export interface Fixtures {
  /** A purchase that succeeds. The sample of the published page. */
  readonly succeeds: string;
  /** A purchase that is accepted and whose operation fails. */
  readonly fails: string;
  /** A search that does not exist: 404. */
  readonly unknown: string;
  /** A purchase that is refused with errors inside errors: 400. */
  readonly richError: string;
  /** A purchase that is refused for now: 429 with `Retry-After`. */
  readonly throttled: string;
  /** A purchase that meets a service out of order: 503. */
  readonly unavailable: string;
  /** A purchase whose operation is pending until it is cancelled. */
  readonly cancel: string;
  /** A phone number that the resource owns, in E.164 format. */
  readonly phoneNumber: string;
}

/** What every emulator knows from the start. `verify --fixtures` of the contract tests takes it as JSON. */
export const fixtures: Fixtures = {
  succeeds: '378ddf60-81be-452a-ba4f-613198ea6c28',
  fails: '0f417a02-7b83-4d9b-9c1d-7a51c5b8f0e1',
  unknown: 'a2c2ab45-0a1b-4f6e-8a5c-2f5f3a7f6d10',
  richError: '6d0c3c1e-52b4-4f0e-b8f9-0b8a0d6b9c44',
  throttled: '9b7be9c6-9a0f-4a3e-a6ad-3a94c2b6de55',
  unavailable: 'c5f1ad2b-6a2e-4b60-8a48-e0f3f7a5b266',
  cancel: 'e3b8a1d4-1c7f-4a52-9f0b-5d2c8e6f7a77',
  phoneNumber: '+14255550100',
};
