import type { components } from './generated/common.js';

export type { components } from './generated/common.js';

/**
 * The error object of every Azure Communication Services API: `code` and `message`, perhaps the `target` at fault,
 * and below them errors of the same shape, to any depth, in `details` and `innererror`.
 *
 * When `code` is `InternalError`, read `innererror`: it has the cause. Never decide from `code` whether to send a
 * request again; the HTTP status tells that.
 *
 * Source: the page *Phone Numbers - Purchase Phone Numbers*, definition `CommunicationError`.
 */
export type CommunicationError = components['schemas']['CommunicationError'];

/**
 * The body of every answer that is not a success: `{ error: CommunicationError }`.
 *
 * Source: the page *Phone Numbers - Purchase Phone Numbers*, definition `CommunicationErrorResponse`.
 */
export type CommunicationErrorResponse = components['schemas']['CommunicationErrorResponse'];
