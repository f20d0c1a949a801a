import type * as v2021 from '@acs-contracts/phone-numbers-types';
import type * as v2025 from '@acs-contracts/phone-numbers-types/2025-06-01';

/** What each api-version sends and receives. A client is typed by the version that it was created with. */
export interface ApiVersions {
  '2021-03-07': {
    readonly paths: v2021.paths;
    readonly phoneNumberType: v2021.KnownPhoneNumberType;
    readonly searchResult: v2021.PhoneNumberSearchResult;
    readonly purchasedPhoneNumber: v2021.PurchasedPhoneNumber;
    /** The options of a purchase that not every version has. */
    readonly purchaseOptions: { readonly agreeToNotResell?: undefined };
  };
  '2025-06-01': {
    readonly paths: v2025.paths;
    readonly phoneNumberType: v2025.KnownPhoneNumberType;
    readonly searchResult: v2025.PhoneNumberSearchResult;
    readonly purchasedPhoneNumber: v2025.PurchasedPhoneNumber;
    readonly purchaseOptions: {
      /**
       * Whether you agree not to resell the phone numbers. The service refuses a purchase without it if the search result
       * has `isAgreementToNotResellRequired`. @default false
       */
      readonly agreeToNotResell?: boolean | undefined;
    };
  };
}

/** An api-version that the client knows. */
export type ApiVersion = keyof ApiVersions;

/** The api-version of a client that was created without one. */
export type DefaultApiVersion = '2021-03-07';

/** The api-version that the client sends by default. */
export const defaultApiVersion = '2021-03-07' satisfies DefaultApiVersion;

/** What is checked of the options of a client of one version. */
export interface VersionRules {
  readonly phoneNumberTypes: readonly string[];
  /** The names of the options of a purchase that not every version has. */
  readonly purchaseOptions: readonly string[];
}

/** The differences between the versions at run time. */
export const apiVersions: {
  readonly [V in ApiVersion]: {
    readonly phoneNumberTypes: readonly ApiVersions[V]['phoneNumberType'][];
    readonly purchaseOptions: readonly (keyof ApiVersions[V]['purchaseOptions'])[];
  };
} = {
  '2021-03-07': { phoneNumberTypes: ['geographic', 'tollFree'], purchaseOptions: [] },
  '2025-06-01': {
    phoneNumberTypes: ['geographic', 'tollFree', 'mobile'],
    purchaseOptions: ['agreeToNotResell'],
  },
};
