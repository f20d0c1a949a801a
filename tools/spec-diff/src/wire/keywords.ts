/** Keywords by the types of the values that they limit; none for those that limit values of every type. */
export const limitedTypes: ReadonlyMap<string, readonly string[]> = new Map([
  ...of(['enum', 'const', 'not', 'if', 'then', 'else'], []),
  ...of(['format'], ['string', 'integer', 'number']),
  ...of(['pattern', 'minLength', 'maxLength'], ['string']),
  ...of(['contentEncoding', 'contentMediaType', 'contentSchema'], ['string']),
  ...of(['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum', 'multipleOf'], ['integer', 'number']),
  ...of(['items', 'prefixItems', 'minItems', 'maxItems', 'uniqueItems'], ['array']),
  ...of(['contains', 'minContains', 'maxContains', 'unevaluatedItems'], ['array']),
  ...of(['properties', 'patternProperties', 'additionalProperties', 'required'], ['object']),
  ...of(['minProperties', 'maxProperties', 'propertyNames', 'dependentRequired'], ['object']),
  ...of(['dependentSchemas', 'unevaluatedProperties'], ['object']),
]);

function of(keywords: readonly string[], types: readonly string[]): [string, readonly string[]][] {
  return keywords.map((keyword) => [keyword, types]);
}

/** Keywords whose schemas are walked, so that their values are not compared as a whole. */
export const walkedKeywords: ReadonlySet<string> = new Set([
  ...['type', 'properties', 'patternProperties', 'additionalProperties', 'required'],
  ...['items', 'prefixItems', 'anyOf', 'oneOf'],
]);
