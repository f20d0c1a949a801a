import { describe, expectTypeOf, it } from 'vitest';
import type { CommunicationError, CommunicationErrorResponse, components } from '../src/index.js';

/** A value that may be absent, as callers have it. */
const maybe = <T>(): T | undefined => undefined;

describe('CommunicationError', () => {
  it('has a code and a message', () => {
    expectTypeOf<CommunicationError>().toHaveProperty('code').toEqualTypeOf<string>();
    expectTypeOf<CommunicationError>().toHaveProperty('message').toEqualTypeOf<string>();
  });

  it('is recursive through details and innererror', () => {
    expectTypeOf<NonNullable<CommunicationError['details']>[number]>().toEqualTypeOf<CommunicationError>();
    expectTypeOf<NonNullable<CommunicationError['innererror']>>().toEqualTypeOf<CommunicationError>();
  });

  it('may lack target, details and innererror', () => {
    expectTypeOf({ code: 'NotFound', message: 'Not found.' }).toExtend<CommunicationError>();
  });

  it('accepts undefined for target, details and innererror', () => {
    const error: CommunicationError = {
      code: 'NotFound',
      message: 'Not found.',
      target: maybe<string>(),
      details: maybe<CommunicationError[]>(),
      innererror: maybe<CommunicationError>(),
    };
    expectTypeOf(error).toEqualTypeOf<CommunicationError>();
  });

  it('cannot lack its code', () => {
    // @ts-expect-error the code is required
    const error: CommunicationError = { message: 'Not found.' };
    expectTypeOf(error).toEqualTypeOf<CommunicationError>();
  });
});

describe('CommunicationErrorResponse', () => {
  it('is an envelope around the error', () => {
    expectTypeOf<CommunicationErrorResponse>().toEqualTypeOf<{ error: CommunicationError }>();
  });

  it('is the generated schema', () => {
    expectTypeOf<CommunicationErrorResponse>().toEqualTypeOf<
      components['schemas']['CommunicationErrorResponse']
    >();
  });
});
