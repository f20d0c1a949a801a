// What wrong answers are made of, for the option `mutate`.
export * from './violations/answers.js';
export * from './violations/coding.js';
export * from './violations/edits.js';
export { at, drop, type Edit, type Members, memberOf, membersOf, rename, set } from './violations/json.js';
export { eachNumber, listed } from './violations/numbers.js';
export * from './violations/when.js';
