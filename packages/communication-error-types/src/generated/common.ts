// Generated from spec/common/2021-03-07/common.yaml (sha256:09f53d6aeb2010b5d5ab7a946be5977e1d162ac0ac590b1691aa268e1dab0b99) by `pnpm generate`. Do not edit.
export type paths = Record<string, never>;
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /**
         * CommunicationErrorResponse
         * @description The Communication Services error. Every answer that is not a success has this body.
         */
        CommunicationErrorResponse: {
            error: components["schemas"]["CommunicationError"];
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
        CommunicationError: {
            /**
             * @description The error code. Open-ended: compare it with the codes you know and treat any other as an error. Whether a request may be repeated follows from the HTTP status and never from this code.
             * @example NotFound
             */
            code: string;
            /**
             * @description The error message, for people. Its wording is not part of the contract.
             * @example Input searchId some-invalid-id cannot be found.
             */
            message: string;
            /**
             * @description The error target, usually the name of the offending parameter in lower case.
             * @example searchid
             */
            target?: string | undefined;
            /**
             * @description Further details about specific errors that led to this error.
             * @example [
             *       {
             *         "code": "InvalidInput",
             *         "message": "Unable to parse country code.",
             *         "target": "countrycode"
             *       }
             *     ]
             */
            details?: components["schemas"]["CommunicationError"][] | undefined;
            innererror?: components["schemas"]["CommunicationError"] | undefined;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export type operations = Record<string, never>;
