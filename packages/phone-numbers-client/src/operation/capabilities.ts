import type { CapabilityType } from '@acs-contracts/phone-numbers-types';
import { invalid } from '../arguments/check.js';

const capabilityTypes: readonly unknown[] = [
  'none',
  'inbound',
  'outbound',
  'inbound+outbound',
] satisfies CapabilityType[];

/** @throws InvalidArgumentError if the value is no capability */
export function checkCapability(argument: string, value: unknown): void {
  if (!capabilityTypes.includes(value))
    throw invalid(argument, `one of ${capabilityTypes.join(', ')}`, value);
}
