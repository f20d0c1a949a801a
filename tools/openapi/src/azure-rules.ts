import { createRequire } from 'node:module';
import { Ruleset, Spectral } from '@stoplight/spectral-core';
import { oas } from '@stoplight/spectral-rulesets';
import type { BundledDocument } from './bundle.js';
import type { Problem } from './problems.js';

/** A CommonJS module of the Azure rule sets, which come without types. */
interface RulesModule {
  readonly default: { readonly rules: Readonly<Record<string, object>> };
}

// `require`, because bundlers and Node disagree about the default export of a CommonJS module.
const require = createRequire(import.meta.url);
const rulesFolder = '@microsoft.azure/openapi-validator-rulesets/dist/spectral';
const azureCommon: RulesModule = require(`${rulesFolder}/az-common.js`);
const azureDataPlane: RulesModule = require(`${rulesFolder}/az-dataplane.js`);

/** The rules that are off, each with the reason. */
const off: Readonly<Record<string, string>> = {
  'contact-properties': 'The project is reached through its repository; it has no mail address.',
  OperationId:
    'It wants "Delete" in the name of every delete; the published name is PhoneNumbers_CancelOperation.',
};

/**
 * Holds a bundled document against Spectral's OpenAPI rules and the Azure data-plane rules, those that the reviewers
 * of the Azure REST APIs run. Of the latter, the ones made for Swagger 2.0 alone pass an OpenAPI 3 document by.
 */
export async function lintWithAzureRules({ document, entry }: BundledDocument): Promise<Problem[]> {
  const spectral = new Spectral();
  const switchedOff = Object.fromEntries(Object.keys(off).map((rule) => [rule, 'off']));
  spectral.setRuleset(new Ruleset({ extends: [[oas, 'all'], { rules: azureRules() }], rules: switchedOff }));
  const results = await spectral.run(document);
  return results.map((result) => ({
    file: entry,
    line: 0,
    column: 0,
    rule: String(result.code),
    message: `${result.message} (at #/${result.path.join('/')})`,
  }));
}

/** The rules without the fields that only Azure's own runner knows (`disableForTypeSpec…`), which Spectral refuses. */
function azureRules(): Record<string, unknown> {
  const rules = { ...azureCommon.default.rules, ...azureDataPlane.default.rules };
  const entries = Object.entries(rules).map(([name, rule]) => {
    const known = Object.entries(rule).filter(([field]) => !field.startsWith('disableFor'));
    return [name, Object.fromEntries(known)];
  });
  return Object.fromEntries(entries);
}
