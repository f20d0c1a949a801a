/**
 * A plugin of Redocly CLI that puts the property through which an error contains itself into an `allOf`, which means the same.
 * `respect` 2.77.0 follows properties to look for secrets, and does not come to an end otherwise.
 */
// biome-ignore lint/style/noDefaultExport: Redocly CLI takes a plugin from the default export.
export default function plugin() {
  return { id: 'acs-contracts', preprocessors: { oas3: { 'wrap-recursion': wrapRecursion } } };
}

function wrapRecursion() {
  return {
    Schema: {
      enter({ properties }) {
        if (properties?.innererror?.$ref !== undefined) {
          properties.innererror = { allOf: [properties.innererror] };
        }
      },
    },
  };
}
