/** A phone number that nobody has: 555-0100 to 555-0199 are reserved for fiction. */
export const fictitiousNumber = '+18005550199';
