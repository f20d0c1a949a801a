// Generated from spec/phone-numbers/2021-03-07/openapi.yaml (sha256:e9fac0ae00967fe07377c84519874a46ecce1fa1204aac836442856e0e556645) by `pnpm generate`. Do not edit.
import type { components as Imported } from "@acs-contracts/communication-error-types";
export interface paths {
    "/availablePhoneNumbers/:purchase": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Purchase phone numbers
         * @description Purchases phone numbers: all that the search `searchId` holds. This costs money. The operation's id is always `purchase_<searchId>`, so an outcome that was not seen is settled by reading that operation, never by a second request.
         */
        post: operations["PhoneNumbers_PurchasePhoneNumbers"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/availablePhoneNumbers/countries/{countryCode}/:search": {
        parameters: {
            query: {
                /**
                 * @description Version of the API to invoke.
                 * @example 2021-03-07
                 */
                "api-version": components["parameters"]["ApiVersion"];
            };
            header?: never;
            path: {
                /**
                 * @description The country, by its ISO 3166-1 alpha-2 code. One that the service does not know is answered with 400.
                 * @example US
                 */
                countryCode: components["parameters"]["CountryCode"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Search for phone numbers
         * @description Searches for phone numbers to purchase, and holds those that are found for about sixteen minutes. Nothing is bought. The operation's id is always `search_<searchId>`; a search whose answer was lost is made again, as its id cannot be derived, and the lost one goes on holding what it found.
         */
        post: operations["PhoneNumbers_SearchAvailablePhoneNumbers"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/availablePhoneNumbers/searchResults/{searchId}": {
        parameters: {
            query: {
                /**
                 * @description Version of the API to invoke.
                 * @example 2021-03-07
                 */
                "api-version": components["parameters"]["ApiVersion"];
            };
            header?: never;
            path: {
                /**
                 * @description The id of the search.
                 * @example 378ddf60-81be-452a-ba4f-613198ea6c28
                 */
                searchId: components["parameters"]["SearchId"];
            };
            cookie?: never;
        };
        /**
         * Get a search result
         * @description Reads what a search holds: the phone numbers that a purchase of it buys, and what they cost. It stays readable, and as it is, after the purchase.
         */
        get: operations["PhoneNumbers_GetSearchResult"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/phoneNumbers": {
        parameters: {
            query: {
                /**
                 * @description How many phone numbers to leave out from the start of the list.
                 * @example 0
                 */
                skip?: components["parameters"]["Skip"] | undefined;
                /**
                 * @description How many phone numbers a page may have at most.
                 * @example 100
                 */
                top?: components["parameters"]["Top"] | undefined;
                /**
                 * @description Version of the API to invoke.
                 * @example 2021-03-07
                 */
                "api-version": components["parameters"]["ApiVersion"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the purchased phone numbers
         * @description Lists the phone numbers that the resource owns, a page at a time. A page that is not the last names the next one in `nextLink`.
         */
        get: operations["PhoneNumbers_ListPhoneNumbers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/phoneNumbers/{phoneNumber}": {
        parameters: {
            query: {
                /**
                 * @description Version of the API to invoke.
                 * @example 2021-03-07
                 */
                "api-version": components["parameters"]["ApiVersion"];
            };
            header?: never;
            path: {
                /**
                 * @description The phone number in E.164 format, its plus sign as it is or percent-encoded (`%2B`). One that the resource does not own is answered with 404.
                 * @example +14255550123
                 */
                phoneNumber: components["parameters"]["PhoneNumber"];
            };
            cookie?: never;
        };
        /**
         * Get a purchased phone number
         * @description Reads a phone number that the resource owns. After a purchase has succeeded it is there.
         */
        get: operations["PhoneNumbers_GetByNumber"];
        put?: never;
        post?: never;
        /**
         * Release a phone number
         * @description Releases a phone number that the resource owns: it is gone, and no longer paid for. The operation's id is a new one, which cannot be derived: an outcome that was not seen is settled by reading the phone number.
         */
        delete: operations["PhoneNumbers_ReleasePhoneNumber"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/phoneNumbers/{phoneNumber}/capabilities": {
        parameters: {
            query: {
                /**
                 * @description Version of the API to invoke.
                 * @example 2021-03-07
                 */
                "api-version": components["parameters"]["ApiVersion"];
            };
            header?: never;
            path: {
                /**
                 * @description The phone number in E.164 format, its plus sign as it is or percent-encoded (`%2B`). One that the resource does not own is answered with 404.
                 * @example +14255550123
                 */
                phoneNumber: components["parameters"]["PhoneNumber"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Update the capabilities of a phone number
         * @description Changes what a phone number that the resource owns can be used for. The operation's id is a new one, which cannot be derived: an outcome that was not seen is settled by reading the phone number.
         */
        patch: operations["PhoneNumbers_UpdateCapabilities"];
        trace?: never;
    };
    "/phoneNumbers/operations/{operationId}": {
        parameters: {
            query: {
                /**
                 * @description Version of the API to invoke.
                 * @example 2021-03-07
                 */
                "api-version": components["parameters"]["ApiVersion"];
            };
            header?: never;
            path: {
                /**
                 * @description The id of the operation, `<kind>_<id>`: for a purchase `purchase_<searchId>`, which a client can build without having seen the answer to the purchase.
                 * @example purchase_378ddf60-81be-452a-ba4f-613198ea6c28
                 */
                operationId: components["parameters"]["OperationId"];
            };
            cookie?: never;
        };
        /**
         * Get an operation
         * @description Reads the status of a long-running operation. The answer is 200 while the operation is pending too. Pending statuses come in any order (a purchase goes from `running` back to `notStarted`); only `succeeded` and `failed` end it.
         */
        get: operations["PhoneNumbers_GetOperation"];
        put?: never;
        post?: never;
        /**
         * Cancel an operation
         * @description Cancels a long-running operation that has not ended.
         */
        delete: operations["PhoneNumbers_CancelOperation"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /**
         * SearchId
         * @description The id of a search, not necessarily a GUID: 1 to 247 letters, digits, `-`, `_`, `~` and `.`, the first of which is not a dot. It stands in a path as it is (`.` and `..` would lead to another resource), and `purchase_<searchId>` is a valid operation id. The service answers 404 to an id that it does not know.
         * @example 378ddf60-81be-452a-ba4f-613198ea6c28
         */
        SearchId: string;
        /**
         * PhoneNumberPurchaseRequest
         * @description The phone number search purchase request. Later api-versions add properties (`agreeToNotResell`), so others than these are let through.
         * @example {
         *       "searchId": "378ddf60-81be-452a-ba4f-613198ea6c28"
         *     }
         */
        PhoneNumberPurchaseRequest: {
            searchId: components["schemas"]["SearchId"];
        };
        /**
         * CommunicationError
         * @description The Communication Services error. It is recursive: `details` holds further errors of the same shape, and `innererror` the cause. When `code` is `InternalError`, the cause worth reading is in `innererror`.
         * @example {
         *       "code": "InternalError",
         *       "message": "The server encountered an internal error.",
         *       "innererror": {
         *         "code": "BadRequest",
         *         "message": "We are unable to find phone plans to match your requested capabilities."
         *       }
         *     }
         */
        CommunicationError: Imported["schemas"]["CommunicationError"];
        /**
         * CommunicationErrorResponse
         * @description The Communication Services error. Every answer that is not a success has this body.
         */
        CommunicationErrorResponse: Imported["schemas"]["CommunicationErrorResponse"];
        /**
         * KnownPhoneNumberType
         * @description The kinds of phone number that are known.
         * @example tollFree
         * @enum {string}
         */
        KnownPhoneNumberType: "geographic" | "tollFree";
        /**
         * PhoneNumberType
         * @description The kind of phone number. An extensible enum, later api-versions add values (`mobile`).
         * @example tollFree
         */
        PhoneNumberType: components["schemas"]["KnownPhoneNumberType"] | string;
        /**
         * KnownAssignmentType
         * @description The assignments that are known.
         * @example application
         * @enum {string}
         */
        KnownAssignmentType: "application" | "person";
        /**
         * AssignmentType
         * @description What the phone number is assigned to. An extensible enum, later api-versions add values.
         * @example application
         */
        AssignmentType: components["schemas"]["KnownAssignmentType"] | string;
        /**
         * CapabilityType
         * @description Which way a phone number may be used.
         * @example inbound+outbound
         * @enum {string}
         */
        CapabilityType: "none" | "inbound" | "outbound" | "inbound+outbound";
        /**
         * PhoneNumberCapabilities
         * @description What a phone number can be used for.
         * @example {
         *       "calling": "none",
         *       "sms": "inbound+outbound"
         *     }
         */
        PhoneNumberCapabilities: {
            calling: components["schemas"]["CapabilityType"];
            sms: components["schemas"]["CapabilityType"];
        };
        /**
         * PhoneNumberSearchRequest
         * @description What to search for. The phone numbers that are found are held for a purchase.
         * @example {
         *       "phoneNumberType": "tollFree",
         *       "assignmentType": "application",
         *       "capabilities": {
         *         "sms": "inbound+outbound",
         *         "calling": "none"
         *       },
         *       "areaCode": "425",
         *       "quantity": 1
         *     }
         */
        PhoneNumberSearchRequest: {
            phoneNumberType: components["schemas"]["PhoneNumberType"];
            assignmentType: components["schemas"]["AssignmentType"];
            capabilities: components["schemas"]["PhoneNumberCapabilities"];
            /**
             * @description The area code of the phone numbers.
             * @example 425
             */
            areaCode?: string | undefined;
            /**
             * Format: int32
             * @description How many phone numbers to find. Fewer may be found.
             * @default 1
             * @example 1
             */
            quantity?: number | undefined;
        };
        /**
         * PhoneNumber
         * @description A phone number in E.164 format.
         * @example +14255550123
         */
        PhoneNumber: string;
        /**
         * KnownBillingFrequency
         * @description The billing frequencies that are known.
         * @example monthly
         * @enum {string}
         */
        KnownBillingFrequency: "monthly";
        /**
         * BillingFrequency
         * @description How often the cost is due. An extensible enum, later api-versions add values.
         * @example monthly
         */
        BillingFrequency: components["schemas"]["KnownBillingFrequency"] | string;
        /**
         * PhoneNumberCost
         * @description What one phone number costs, each time it is due.
         * @example {
         *       "amount": 2,
         *       "currencyCode": "USD",
         *       "billingFrequency": "monthly"
         *     }
         */
        PhoneNumberCost: {
            /**
             * Format: double
             * @description The amount, in units of the currency.
             * @example 2
             */
            amount: number;
            /**
             * @description The currency, by its ISO 4217 code.
             * @example USD
             */
            currencyCode: string;
            billingFrequency: components["schemas"]["BillingFrequency"];
        };
        /**
         * PhoneNumberSearchResult
         * @description What a search holds, for about sixteen minutes; a purchase buys all of it.
         */
        PhoneNumberSearchResult: {
            searchId: components["schemas"]["SearchId"];
            /**
             * @description The phone numbers that are held.
             * @example [
             *       "+14255550123"
             *     ]
             */
            phoneNumbers: components["schemas"]["PhoneNumber"][];
            phoneNumberType: components["schemas"]["PhoneNumberType"];
            assignmentType: components["schemas"]["AssignmentType"];
            capabilities: components["schemas"]["PhoneNumberCapabilities"];
            cost: components["schemas"]["PhoneNumberCost"];
            /**
             * Format: date-time
             * @description Until when the phone numbers are held.
             * @example 2023-01-06T17:47:37.6313433+00:00
             */
            searchExpiresBy: string;
            /**
             * @description What went wrong with the search or its purchase. The service sends `NoError` when nothing did.
             * @example NoError
             */
            error?: string | undefined;
            /**
             * Format: int32
             * @description A number for the error. It has not been seen.
             * @example 0
             */
            errorCode?: number | undefined;
        };
        /**
         * PurchasedPhoneNumber
         * @description A phone number that the resource owns.
         */
        PurchasedPhoneNumber: {
            /**
             * @description The id of the phone number, its digits without the plus sign.
             * @example 14255550123
             */
            id: string;
            phoneNumber: components["schemas"]["PhoneNumber"];
            /**
             * @description The country, by its ISO 3166-1 alpha-2 code.
             * @example US
             */
            countryCode: string;
            phoneNumberType: components["schemas"]["PhoneNumberType"];
            capabilities: components["schemas"]["PhoneNumberCapabilities"];
            assignmentType: components["schemas"]["AssignmentType"];
            /**
             * Format: date-time
             * @description When it was purchased. The service sends 1 January 2000 for some numbers.
             * @example 2022-01-11T17:23:32.4666892+00:00
             */
            purchaseDate: string;
            cost: components["schemas"]["PhoneNumberCost"];
        };
        /**
         * PurchasedPhoneNumbers
         * @description A page of the phone numbers that the resource owns.
         */
        PurchasedPhoneNumbers: {
            /**
             * @description The phone numbers of this page.
             * @example []
             */
            phoneNumbers: components["schemas"]["PurchasedPhoneNumber"][];
            /**
             * Format: uri-reference
             * @description The URL of the next page, relative to the endpoint. Absent on the last page.
             * @example /phoneNumbers?skip=100&top=100&api-version=2021-03-07
             */
            nextLink?: string | undefined;
        };
        /**
         * ReleaseId
         * @description The id of a release: 1 to 248 letters, digits, `-`, `_`, `~` and `.`, the first of which is not a dot. It is a new one for each release, so it cannot be derived; `release_<releaseId>` is the operation id.
         * @example 378ddf60-81be-452a-ba4f-613198ea6c28
         */
        ReleaseId: string;
        /**
         * PhoneNumberCapabilitiesRequest
         * @description The capabilities to change. What is left out stays as it is.
         * @example {
         *       "calling": "inbound+outbound",
         *       "sms": "none"
         *     }
         */
        PhoneNumberCapabilitiesRequest: {
            calling?: components["schemas"]["CapabilityType"] | undefined;
            sms?: components["schemas"]["CapabilityType"] | undefined;
        };
        /**
         * CapabilitiesUpdateId
         * @description The id of an update of capabilities: 1 to 243 letters, digits, `-`, `_`, `~` and `.`, the first of which is not a dot. It is a new one for each update, so it cannot be derived; `capabilities_<capabilitiesUpdateId>` is the operation id.
         * @example 378ddf60-81be-452a-ba4f-613198ea6c28
         */
        CapabilitiesUpdateId: string;
        /**
         * PhoneNumberCapabilitiesUpdate
         * @description The update that was accepted. The published documents promise the phone number here; the service sends the id of the update alone.
         * @example {
         *       "capabilitiesUpdateId": "378ddf60-81be-452a-ba4f-613198ea6c28"
         *     }
         */
        PhoneNumberCapabilitiesUpdate: {
            capabilitiesUpdateId: components["schemas"]["CapabilitiesUpdateId"];
        };
        /**
         * OperationId
         * @description The id of an operation, `<kind>_<id>`: 1 to 256 letters, digits, `-`, `_`, `~` and `.`, the first of which is not a dot. The id of a purchase is `purchase_<searchId>`.
         * @example purchase_378ddf60-81be-452a-ba4f-613198ea6c28
         */
        OperationId: string;
        /**
         * KnownOperationType
         * @description The kinds of operation that are known.
         * @example purchase
         * @enum {string}
         */
        KnownOperationType: "purchase" | "releasePhoneNumber" | "search" | "updatePhoneNumberCapabilities";
        /**
         * OperationType
         * @description What the operation does. An extensible enum: later api-versions add values (`reservationPurchase`).
         * @example purchase
         */
        OperationType: components["schemas"]["KnownOperationType"] | string;
        /**
         * KnownOperationStatus
         * @description The statuses of an operation that are known. Of these, `succeeded` and `failed` end it.
         * @example running
         * @enum {string}
         */
        KnownOperationStatus: "notStarted" | "running" | "succeeded" | "failed";
        /**
         * OperationStatus
         * @description The status of the operation. An extensible enum: `succeeded` and `failed` end the operation, every other value, known or not, is a pending one.
         * @example running
         */
        OperationStatus: components["schemas"]["KnownOperationStatus"] | string;
        /**
         * PhoneNumberOperation
         * @description A long-running operation. It does not tell which numbers were bought: read those from the search result, which stays readable after the purchase.
         */
        PhoneNumberOperation: {
            operationType: components["schemas"]["OperationType"];
            status: components["schemas"]["OperationStatus"];
            /**
             * Format: uri-reference
             * @description The URL of the operation's result. Null for a purchase, even when it succeeded; for a search it is there before the search has ended.
             * @example null
             */
            resourceLocation?: string | null | undefined;
            /**
             * Format: date-time
             * @description When the operation was created. For a purchase this is when its search was created.
             * @example 2022-01-11T17:23:03.3507067+00:00
             */
            createdDateTime: string;
            id: components["schemas"]["OperationId"];
            /**
             * Format: date-time
             * @description When the operation last changed. The service always sends the least date there is, which means "not kept".
             * @example 0001-01-01T00:00:00+00:00
             */
            lastActionDateTime?: string | undefined;
            error?: components["schemas"]["CommunicationError"] | undefined;
        };
    };
    responses: {
        /** @description Failure. Any other status is an error too: 4xx or 5xx, never a success. */
        Failure: {
            headers: {
                /** @description The correlation vector of the request, the id to quote to Azure support. */
                "MS-CV"?: string | undefined;
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["CommunicationErrorResponse"];
            };
        };
        /** @description The service has accepted the request and will start processing later. It answers at once, with an empty body; the status of the operation is read from the URL in `Operation-Location`. */
        PurchaseAccepted: {
            headers: {
                /** @description The URL to read the status of the operation from: relative to the endpoint, as the page and the service have it, or absolute on the endpoint's own origin. */
                "Operation-Location": string;
                /** @description The id of the operation, always `purchase_<searchId>`. */
                "operation-id": string;
                /** @description The id of the purchase, which is the search id. */
                "purchase-id": components["schemas"]["SearchId"];
                /** @description The URL of the operation's result. The page promises it in prose but not in its list of headers, and the service sends it for searches and updates only, never for a purchase. */
                Location?: string | undefined;
                /** @description How long to wait before the next request: whole seconds (at most six digits, so that it fits a 32-bit timer in milliseconds) or an HTTP-date (RFC 9110, section 10.2.3). The service has not been seen to send it. */
                "Retry-After"?: string | undefined;
                /** @description The correlation vector of the request, the id to quote to Azure support. */
                "MS-CV"?: string | undefined;
                [name: string]: unknown;
            };
            content?: never;
        };
        /** @description The request is invalid, or cannot be carried out as it stands. */
        BadRequest: {
            headers: {
                /** @description The correlation vector of the request, the id to quote to Azure support. */
                "MS-CV"?: string | undefined;
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["CommunicationErrorResponse"];
            };
        };
        /** @description The credentials are missing, wrong or out of date (a clock that is off by more than five minutes, too). */
        Unauthorized: {
            headers: {
                /** @description The correlation vector of the request, the id to quote to Azure support. */
                "MS-CV"?: string | undefined;
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["CommunicationErrorResponse"];
            };
        };
        /** @description The caller may not do this with this resource. */
        Forbidden: {
            headers: {
                /** @description The correlation vector of the request, the id to quote to Azure support. */
                "MS-CV"?: string | undefined;
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["CommunicationErrorResponse"];
            };
        };
        /** @description There is no such search, or it has expired. */
        SearchNotFound: {
            headers: {
                /** @description The correlation vector of the request, the id to quote to Azure support. */
                "MS-CV"?: string | undefined;
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["CommunicationErrorResponse"];
            };
        };
        /** @description Too many requests. The request was not carried out and may be repeated after a while. */
        TooManyRequests: {
            headers: {
                /** @description How long to wait before the next request: whole seconds (at most six digits, so that it fits a 32-bit timer in milliseconds) or an HTTP-date (RFC 9110, section 10.2.3). The service has not been seen to send it. */
                "Retry-After"?: string | undefined;
                /** @description The correlation vector of the request, the id to quote to Azure support. */
                "MS-CV"?: string | undefined;
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["CommunicationErrorResponse"];
            };
        };
        /** @description The service failed. Whether a purchase went through is unknown: read its operation. */
        InternalServerError: {
            headers: {
                /** @description The correlation vector of the request, the id to quote to Azure support. */
                "MS-CV"?: string | undefined;
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["CommunicationErrorResponse"];
            };
        };
        /** @description The service is unavailable. Whether a purchase went through is unknown: read its operation. */
        ServiceUnavailable: {
            headers: {
                /** @description How long to wait before the next request: whole seconds (at most six digits, so that it fits a 32-bit timer in milliseconds) or an HTTP-date (RFC 9110, section 10.2.3). The service has not been seen to send it. */
                "Retry-After"?: string | undefined;
                /** @description The correlation vector of the request, the id to quote to Azure support. */
                "MS-CV"?: string | undefined;
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["CommunicationErrorResponse"];
            };
        };
        /** @description The service has accepted the request and will start processing later. It answers at once, with an empty body, although the published documents promise the search result; the status of the operation is read from the URL in `Operation-Location`, and the result from the URL in `Location`. */
        SearchAccepted: {
            headers: {
                /** @description The URL of the search result: relative to the endpoint, as the service sends it, or absolute on the endpoint's own origin. It leads there from the start; the result is complete when the operation has succeeded. */
                Location: string;
                /** @description The URL to read the status of the operation from: relative to the endpoint, as the service sends it, or absolute on the endpoint's own origin. */
                "Operation-Location": string;
                /** @description The id of the operation, always `search_<searchId>`. */
                "operation-id": string;
                /** @description The id of the search, to purchase what it holds with. */
                "search-id": components["schemas"]["SearchId"];
                /** @description How long to wait before the next request: whole seconds (at most six digits, so that it fits a 32-bit timer in milliseconds) or an HTTP-date (RFC 9110, section 10.2.3). The service has not been seen to send it. */
                "Retry-After"?: string | undefined;
                /** @description The correlation vector of the request, the id to quote to Azure support. */
                "MS-CV"?: string | undefined;
                [name: string]: unknown;
            };
            content?: never;
        };
        /** @description The search is invalid, or nothing can be found for it. */
        SearchRejected: {
            headers: {
                /** @description The correlation vector of the request, the id to quote to Azure support. */
                "MS-CV"?: string | undefined;
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["CommunicationErrorResponse"];
            };
        };
        /** @description What the search holds. */
        SearchResult: {
            headers: {
                /** @description The correlation vector of the request, the id to quote to Azure support. */
                "MS-CV"?: string | undefined;
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["PhoneNumberSearchResult"];
            };
        };
        /** @description A page of the list. */
        PurchasedPhoneNumbers: {
            headers: {
                /** @description The correlation vector of the request, the id to quote to Azure support. */
                "MS-CV"?: string | undefined;
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["PurchasedPhoneNumbers"];
            };
        };
        /** @description The phone number. */
        PurchasedPhoneNumber: {
            headers: {
                /** @description The correlation vector of the request, the id to quote to Azure support. */
                "MS-CV"?: string | undefined;
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["PurchasedPhoneNumber"];
            };
        };
        /** @description The resource owns no such phone number. */
        PhoneNumberNotFound: {
            headers: {
                /** @description The correlation vector of the request, the id to quote to Azure support. */
                "MS-CV"?: string | undefined;
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["CommunicationErrorResponse"];
            };
        };
        /** @description The service has accepted the request and will start processing later. It answers at once, with an empty body; the status of the operation is read from the URL in `Operation-Location`. */
        ReleaseAccepted: {
            headers: {
                /** @description The URL to read the status of the operation from: relative to the endpoint, as the service sends it, or absolute on the endpoint's own origin. */
                "Operation-Location": string;
                /** @description The id of the operation, always `release_<releaseId>`. */
                "operation-id": string;
                /** @description The id of the release. */
                "release-id": components["schemas"]["ReleaseId"];
                /** @description The URL of the operation's result. The page promises it in prose but not in its list of headers, and the service sends it for searches and updates only, never for a purchase. */
                Location?: string | undefined;
                /** @description How long to wait before the next request: whole seconds (at most six digits, so that it fits a 32-bit timer in milliseconds) or an HTTP-date (RFC 9110, section 10.2.3). The service has not been seen to send it. */
                "Retry-After"?: string | undefined;
                /** @description The correlation vector of the request, the id to quote to Azure support. */
                "MS-CV"?: string | undefined;
                [name: string]: unknown;
            };
            content?: never;
        };
        /** @description The phone number cannot be released: the resource does not own it, for one. */
        ReleaseRejected: {
            headers: {
                /** @description The correlation vector of the request, the id to quote to Azure support. */
                "MS-CV"?: string | undefined;
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["CommunicationErrorResponse"];
            };
        };
        /** @description The service has accepted the request and will start processing later. The status of the operation is read from the URL in `Operation-Location`, and the phone number from the URL in `Location`. */
        CapabilitiesUpdateAccepted: {
            headers: {
                /** @description The URL of the phone number: relative to the endpoint, as the service sends it, or absolute on the endpoint's own origin. The plus sign of the number stands as it is, or percent-encoded. */
                Location: string;
                /** @description The URL to read the status of the operation from: relative to the endpoint, as the service sends it, or absolute on the endpoint's own origin. */
                "Operation-Location": string;
                /** @description The id of the operation, always `capabilities_<capabilitiesUpdateId>`. */
                "operation-id": string;
                /** @description The id of the update. */
                "capabilities-id": components["schemas"]["CapabilitiesUpdateId"];
                /** @description How long to wait before the next request: whole seconds (at most six digits, so that it fits a 32-bit timer in milliseconds) or an HTTP-date (RFC 9110, section 10.2.3). The service has not been seen to send it. */
                "Retry-After"?: string | undefined;
                /** @description The correlation vector of the request, the id to quote to Azure support. */
                "MS-CV"?: string | undefined;
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["PhoneNumberCapabilitiesUpdate"];
            };
        };
        /** @description The update is invalid. */
        CapabilitiesUpdateRejected: {
            headers: {
                /** @description The correlation vector of the request, the id to quote to Azure support. */
                "MS-CV"?: string | undefined;
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["CommunicationErrorResponse"];
            };
        };
        /** @description The resource does not own the phone number. Until 2021 the service said so with 404, later with 403. */
        UpdatedPhoneNumberNotFound: {
            headers: {
                /** @description The correlation vector of the request, the id to quote to Azure support. */
                "MS-CV"?: string | undefined;
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["CommunicationErrorResponse"];
            };
        };
        /** @description The operation as it is now, pending or ended. */
        OperationStatus: {
            headers: {
                /** @description The URL of the operation's result. The page promises it in prose but not in its list of headers, and the service sends it for searches and updates only, never for a purchase. */
                Location?: string | undefined;
                /** @description How long to wait before the next request: whole seconds (at most six digits, so that it fits a 32-bit timer in milliseconds) or an HTTP-date (RFC 9110, section 10.2.3). The service has not been seen to send it. */
                "Retry-After"?: string | undefined;
                /** @description The correlation vector of the request, the id to quote to Azure support. */
                "MS-CV"?: string | undefined;
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["PhoneNumberOperation"];
            };
        };
        /** @description There is no such operation. */
        OperationNotFound: {
            headers: {
                /** @description The correlation vector of the request, the id to quote to Azure support. */
                "MS-CV"?: string | undefined;
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["CommunicationErrorResponse"];
            };
        };
        /** @description The operation is canceled. */
        OperationCanceled: {
            headers: {
                /** @description The correlation vector of the request, the id to quote to Azure support. */
                "MS-CV"?: string | undefined;
                [name: string]: unknown;
            };
            content?: never;
        };
    };
    parameters: {
        /**
         * @description Version of the API to invoke.
         * @example 2021-03-07
         */
        ApiVersion: string;
        /**
         * @description The country, by its ISO 3166-1 alpha-2 code. One that the service does not know is answered with 400.
         * @example US
         */
        CountryCode: string;
        /**
         * @description The id of the search.
         * @example 378ddf60-81be-452a-ba4f-613198ea6c28
         */
        SearchId: components["schemas"]["SearchId"];
        /**
         * @description How many phone numbers to leave out from the start of the list.
         * @example 0
         */
        Skip: number;
        /**
         * @description How many phone numbers a page may have at most.
         * @example 100
         */
        Top: number;
        /**
         * @description The phone number in E.164 format, its plus sign as it is or percent-encoded (`%2B`). One that the resource does not own is answered with 404.
         * @example +14255550123
         */
        PhoneNumber: string;
        /**
         * @description The id of the operation, `<kind>_<id>`: for a purchase `purchase_<searchId>`, which a client can build without having seen the answer to the purchase.
         * @example purchase_378ddf60-81be-452a-ba4f-613198ea6c28
         */
        OperationId: components["schemas"]["OperationId"];
    };
    requestBodies: never;
    headers: {
        /** @description The correlation vector of the request, the id to quote to Azure support. */
        CorrelationVector: string;
        /** @description The URL to read the status of the operation from: relative to the endpoint, as the page and the service have it, or absolute on the endpoint's own origin. */
        OperationLocation: string;
        /** @description The id of the operation, always `purchase_<searchId>`. */
        OperationId: string;
        /** @description The id of the purchase, which is the search id. */
        PurchaseId: components["schemas"]["SearchId"];
        /** @description The URL of the operation's result. The page promises it in prose but not in its list of headers, and the service sends it for searches and updates only, never for a purchase. */
        Location: string;
        /** @description How long to wait before the next request: whole seconds (at most six digits, so that it fits a 32-bit timer in milliseconds) or an HTTP-date (RFC 9110, section 10.2.3). The service has not been seen to send it. */
        RetryAfter: string;
        /** @description The URL of the search result: relative to the endpoint, as the service sends it, or absolute on the endpoint's own origin. It leads there from the start; the result is complete when the operation has succeeded. */
        SearchResultLocation: string;
        /** @description The URL to read the status of the operation from: relative to the endpoint, as the service sends it, or absolute on the endpoint's own origin. */
        SearchOperationLocation: string;
        /** @description The id of the operation, always `search_<searchId>`. */
        SearchOperationId: string;
        /** @description The id of the search, to purchase what it holds with. */
        SearchId: components["schemas"]["SearchId"];
        /** @description The URL to read the status of the operation from: relative to the endpoint, as the service sends it, or absolute on the endpoint's own origin. */
        ReleaseOperationLocation: string;
        /** @description The id of the operation, always `release_<releaseId>`. */
        ReleaseOperationId: string;
        /** @description The id of the release. */
        ReleaseId: components["schemas"]["ReleaseId"];
        /** @description The URL of the phone number: relative to the endpoint, as the service sends it, or absolute on the endpoint's own origin. The plus sign of the number stands as it is, or percent-encoded. */
        PhoneNumberLocation: string;
        /** @description The URL to read the status of the operation from: relative to the endpoint, as the service sends it, or absolute on the endpoint's own origin. */
        CapabilitiesOperationLocation: string;
        /** @description The id of the operation, always `capabilities_<capabilitiesUpdateId>`. */
        CapabilitiesOperationId: string;
        /** @description The id of the update. */
        CapabilitiesId: components["schemas"]["CapabilitiesUpdateId"];
    };
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    PhoneNumbers_PurchasePhoneNumbers: {
        parameters: {
            query: {
                /**
                 * @description Version of the API to invoke.
                 * @example 2021-03-07
                 */
                "api-version": components["parameters"]["ApiVersion"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description The phone number search purchase request. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["PhoneNumberPurchaseRequest"];
            };
        };
        responses: {
            202: components["responses"]["PurchaseAccepted"];
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["SearchNotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Failure"];
        };
    };
    PhoneNumbers_SearchAvailablePhoneNumbers: {
        parameters: {
            query: {
                /**
                 * @description Version of the API to invoke.
                 * @example 2021-03-07
                 */
                "api-version": components["parameters"]["ApiVersion"];
            };
            header?: never;
            path: {
                /**
                 * @description The country, by its ISO 3166-1 alpha-2 code. One that the service does not know is answered with 400.
                 * @example US
                 */
                countryCode: components["parameters"]["CountryCode"];
            };
            cookie?: never;
        };
        /** @description What to search for. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["PhoneNumberSearchRequest"];
            };
        };
        responses: {
            202: components["responses"]["SearchAccepted"];
            400: components["responses"]["SearchRejected"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Failure"];
        };
    };
    PhoneNumbers_GetSearchResult: {
        parameters: {
            query: {
                /**
                 * @description Version of the API to invoke.
                 * @example 2021-03-07
                 */
                "api-version": components["parameters"]["ApiVersion"];
            };
            header?: never;
            path: {
                /**
                 * @description The id of the search.
                 * @example 378ddf60-81be-452a-ba4f-613198ea6c28
                 */
                searchId: components["parameters"]["SearchId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["SearchResult"];
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["SearchNotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Failure"];
        };
    };
    PhoneNumbers_ListPhoneNumbers: {
        parameters: {
            query: {
                /**
                 * @description How many phone numbers to leave out from the start of the list.
                 * @example 0
                 */
                skip?: components["parameters"]["Skip"] | undefined;
                /**
                 * @description How many phone numbers a page may have at most.
                 * @example 100
                 */
                top?: components["parameters"]["Top"] | undefined;
                /**
                 * @description Version of the API to invoke.
                 * @example 2021-03-07
                 */
                "api-version": components["parameters"]["ApiVersion"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["PurchasedPhoneNumbers"];
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Failure"];
        };
    };
    PhoneNumbers_GetByNumber: {
        parameters: {
            query: {
                /**
                 * @description Version of the API to invoke.
                 * @example 2021-03-07
                 */
                "api-version": components["parameters"]["ApiVersion"];
            };
            header?: never;
            path: {
                /**
                 * @description The phone number in E.164 format, its plus sign as it is or percent-encoded (`%2B`). One that the resource does not own is answered with 404.
                 * @example +14255550123
                 */
                phoneNumber: components["parameters"]["PhoneNumber"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["PurchasedPhoneNumber"];
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["PhoneNumberNotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Failure"];
        };
    };
    PhoneNumbers_ReleasePhoneNumber: {
        parameters: {
            query: {
                /**
                 * @description Version of the API to invoke.
                 * @example 2021-03-07
                 */
                "api-version": components["parameters"]["ApiVersion"];
            };
            header?: never;
            path: {
                /**
                 * @description The phone number in E.164 format, its plus sign as it is or percent-encoded (`%2B`). One that the resource does not own is answered with 404.
                 * @example +14255550123
                 */
                phoneNumber: components["parameters"]["PhoneNumber"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            202: components["responses"]["ReleaseAccepted"];
            400: components["responses"]["ReleaseRejected"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["PhoneNumberNotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Failure"];
        };
    };
    PhoneNumbers_UpdateCapabilities: {
        parameters: {
            query: {
                /**
                 * @description Version of the API to invoke.
                 * @example 2021-03-07
                 */
                "api-version": components["parameters"]["ApiVersion"];
            };
            header?: never;
            path: {
                /**
                 * @description The phone number in E.164 format, its plus sign as it is or percent-encoded (`%2B`). One that the resource does not own is answered with 404.
                 * @example +14255550123
                 */
                phoneNumber: components["parameters"]["PhoneNumber"];
            };
            cookie?: never;
        };
        /** @description The capabilities to change. */
        requestBody?: {
            content: {
                "application/merge-patch+json": components["schemas"]["PhoneNumberCapabilitiesRequest"];
            };
        } | undefined;
        responses: {
            202: components["responses"]["CapabilitiesUpdateAccepted"];
            400: components["responses"]["CapabilitiesUpdateRejected"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["UpdatedPhoneNumberNotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Failure"];
        };
    };
    PhoneNumbers_GetOperation: {
        parameters: {
            query: {
                /**
                 * @description Version of the API to invoke.
                 * @example 2021-03-07
                 */
                "api-version": components["parameters"]["ApiVersion"];
            };
            header?: never;
            path: {
                /**
                 * @description The id of the operation, `<kind>_<id>`: for a purchase `purchase_<searchId>`, which a client can build without having seen the answer to the purchase.
                 * @example purchase_378ddf60-81be-452a-ba4f-613198ea6c28
                 */
                operationId: components["parameters"]["OperationId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["OperationStatus"];
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["OperationNotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Failure"];
        };
    };
    PhoneNumbers_CancelOperation: {
        parameters: {
            query: {
                /**
                 * @description Version of the API to invoke.
                 * @example 2021-03-07
                 */
                "api-version": components["parameters"]["ApiVersion"];
            };
            header?: never;
            path: {
                /**
                 * @description The id of the operation, `<kind>_<id>`: for a purchase `purchase_<searchId>`, which a client can build without having seen the answer to the purchase.
                 * @example purchase_378ddf60-81be-452a-ba4f-613198ea6c28
                 */
                operationId: components["parameters"]["OperationId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: components["responses"]["OperationCanceled"];
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["OperationNotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Failure"];
        };
    };
}
