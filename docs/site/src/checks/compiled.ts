import type { Contract } from '@acs-contracts/contract-tests/rules';

/** An error as a function that ajv has compiled reports it. */
export interface SchemaError {
  readonly instancePath: string;
  readonly message?: string;
  readonly params: Readonly<Record<string, unknown>>;
}

/** A function that ajv has compiled: returns whether a value is valid, and keeps what is wrong with the last one. */
interface Validator {
  (value: unknown): boolean;
  errors?: readonly SchemaError[] | null;
}

/** What `compileChecks` makes of an api-version, once it is loaded. */
export interface CompiledChecks {
  readonly contract: Contract;
  readonly validators: Readonly<Record<string, Validator>>;
}
