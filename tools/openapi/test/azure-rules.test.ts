import { expect, it } from 'vitest';
import { lintWithAzureRules } from '../src/azure-rules.js';
import { bundleTarget } from '../src/bundle.js';
import { repositoryRoot, targets, targetsOf } from '../src/targets.js';

it.each(targetsOf(repositoryRoot, 'spec'))('finds nothing in the contract $entry', async (target) => {
  const bundled = await bundleTarget(repositoryRoot, target);
  expect(await lintWithAzureRules(bundled)).toEqual([]);
});

it('holds the contract against the Azure data-plane rules and the OpenAPI rules', async () => {
  const bundled = await bundleTarget(repositoryRoot, targets.spec);
  const text = JSON.stringify(bundled.document)
    .replaceAll('"default":{"$ref"', '"599":{"$ref"')
    .replaceAll('"version":"2021-03-07"', '"version":"1.0"')
    .replaceAll('"description":"Version of the API to invoke.",', '');
  const problems = await lintWithAzureRules({ ...bundled, document: JSON.parse(text) });
  const rules = new Set(problems.map(({ rule }) => rule));
  expect([...rules].sort()).toEqual([
    'DefaultResponse',
    'ParameterDescription',
    'VersionConvention',
    'oas3-parameter-description',
  ]);
});
