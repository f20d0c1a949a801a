/**
 * The paths of a generated document, in which no caller has to give the `api-version`: the client fills it in. All
 * else stays as demanded, and a caller may still give one.
 */
export type OptionalApiVersion<Paths> = {
  [Path in keyof Paths]: {
    [Part in keyof Paths[Path]]: Part extends 'parameters'
      ? RelaxedParameters<Paths[Path][Part]>
      : RelaxedOperation<Paths[Path][Part]>;
  };
};

type RelaxedOperation<Operation> = Operation extends { parameters: infer Parameters }
  ? Omit<Operation, 'parameters'> & { parameters: RelaxedParameters<Parameters> }
  : Operation;

type RelaxedParameters<Parameters> = Parameters extends {
  query: infer Query extends { 'api-version': unknown };
}
  ? Omit<Parameters, 'query'> & RelaxedQuery<WithOptionalApiVersion<Query>>
  : Parameters;

/** One flat object type, since an intersection would let unknown members pass. */
type WithOptionalApiVersion<Query extends { 'api-version': unknown }> = {
  [Name in keyof (Omit<Query, 'api-version'> & Partial<Pick<Query, 'api-version'>>)]: Query[Name &
    keyof Query];
};

/** A query that may be empty may be absent. */
type RelaxedQuery<Query> = object extends Query ? { query?: Query } : { query: Query };
