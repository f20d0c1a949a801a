declare module 'virtual:checks/2021-03-07' {
  export const contract: import('../checks/compiled.js').CompiledChecks['contract'];
  export const validators: import('../checks/compiled.js').CompiledChecks['validators'];
}
declare module 'virtual:checks/2025-06-01' {
  export const contract: import('../checks/compiled.js').CompiledChecks['contract'];
  export const validators: import('../checks/compiled.js').CompiledChecks['validators'];
}
declare module 'virtual:catalogue' {
  export const catalogue: import('../build/catalogue.js').Catalogue;
}
