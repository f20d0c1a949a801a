import createClient from 'openapi-fetch';
import { describe, expectTypeOf, it } from 'vitest';
import type {
  operations,
  PhoneNumberCapabilitiesRequest,
  PhoneNumberCapabilitiesUpdate,
  PhoneNumberSearchRequest,
  paths,
  RequiredCapabilitiesUpdateHeader,
  RequiredReleaseHeader,
  RequiredSearchHeader,
} from '../src/index.js';

const client = createClient<paths>();
const query = { 'api-version': '2021-03-07' };
const path = { phoneNumber: '+14255550123' };

describe('a search', () => {
  it('takes kind, assignment and capabilities, and may be left to find one number anywhere', () => {
    const request: PhoneNumberSearchRequest = {
      phoneNumberType: 'tollFree',
      assignmentType: 'application',
      capabilities: { calling: 'inbound', sms: 'none' },
    };
    expectTypeOf(request.quantity).toEqualTypeOf<number | undefined>();
    expectTypeOf(request.areaCode).toEqualTypeOf<string | undefined>();
    // @ts-expect-error the capabilities are required
    const incomplete: PhoneNumberSearchRequest = { phoneNumberType: 'tollFree', assignmentType: 'person' };
    expectTypeOf(incomplete).not.toBeAny();
  });

  it('promises four headers and no body', () => {
    expectTypeOf<RequiredSearchHeader>().toEqualTypeOf<
      'Location' | 'Operation-Location' | 'operation-id' | 'search-id'
    >();
    type Accepted = operations['PhoneNumbers_SearchAvailablePhoneNumbers']['responses'][202];
    expectTypeOf<Accepted['content']>().toEqualTypeOf<undefined>();
  });
});

describe('an update of capabilities', () => {
  it('names the capabilities to change, and may leave out one', () => {
    expectTypeOf<{ sms: 'none' }>().toExtend<PhoneNumberCapabilitiesRequest>();
    expectTypeOf<{ sms: 'maybe' }>().not.toExtend<PhoneNumberCapabilitiesRequest>();
  });

  it('promises four headers, and its id as the body', () => {
    expectTypeOf<RequiredCapabilitiesUpdateHeader>().toEqualTypeOf<
      'Location' | 'Operation-Location' | 'operation-id' | 'capabilities-id'
    >();
    const updated = () =>
      client.PATCH('/phoneNumbers/{phoneNumber}/capabilities', { params: { query, path }, body: {} });
    expectTypeOf<Awaited<ReturnType<typeof updated>>['data']>().toEqualTypeOf<
      PhoneNumberCapabilitiesUpdate | undefined
    >();
  });
});

describe('a release', () => {
  it('promises three headers and no body', () => {
    expectTypeOf<RequiredReleaseHeader>().toEqualTypeOf<
      'Operation-Location' | 'operation-id' | 'release-id'
    >();
    const released = () => client.DELETE('/phoneNumbers/{phoneNumber}', { params: { query, path } });
    expectTypeOf<Awaited<ReturnType<typeof released>>['data']>().toEqualTypeOf<undefined>();
  });
});
