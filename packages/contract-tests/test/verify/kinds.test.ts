import { violations } from '@acs-contracts/phone-numbers-emulator';
import { expect, it } from 'vitest';
import { verifyEmulated } from './emulated.js';

/** A kind of the emulator's catalogue, the scenarios that meet it, and the rule that finds it. */
type Kind = readonly [id: string, scenario: string, rule: string];

const wrong: readonly Kind[] = [
  ['K100', 'life', 'refusal'],
  ['K101', 'life', 'refusal'],
  ['K102', 'life', 'refusal-has-no-effect'],
  ['K103', 'life', 'updated-as-asked'],
  ['K104', 'life', 'outcome'],
  ['K105', 'life', 'updated-as-asked'],
  ['K110', 'search', 'found-as-asked'],
  ['K111', 'search', 'outcome'],
  ['K112', 'search', 'found-as-asked'],
  ['K113', 'reads', 'refusal'],
  ['K114', 'reads', 'refusal'],
  ['K115', 'reads', 'same-resource'],
  ['K116', 'reads', 'same-resource'],
  ['K117', 'unknown', 'outcome'],
  ['K120', 'life', 'authentication'],
  ['K121', 'life', 'refusal-has-no-effect'],
  ['K122', 'life', 'authentication'],
  ['K123', 'life', 'refusal-has-no-effect'],
  ['K124', 'cancel', 'authentication'],
  ['K125', 'cancel', 'outcome'],
  ['K126', 'authentication', 'authentication'],
  ['K127', 'reads', 'refusal'],
  ['K128', 'search', 'refusal'],
  ['K130', 'life', 'own-operation'],
  ['K131', 'life', 'terminal-stays'],
  ['K132', 'life', 'header-forms'],
  ['K133', 'reads', 'header-forms'],
  ['K134', 'reads', 'header-forms'],
  ['K135', 'cancel', 'header-forms'],
  ['K136', 'succeeds', 'link-target'],
  ['K150', 'update', 'no-internals'],
  ['K151', 'paging', 'no-internals'],
  ['K152', 'search', 'no-internals'],
  ['K153', 'methods', 'shape'],
  ['K154', 'methods', 'shape'],
  ['K155', 'methods', 'no-internals'],
  ['K156', 'authentication', 'authentication'],
  ['K157', 'authentication', 'authentication'],
  ['K158', 'authentication', 'authentication'],
  ['K159', 'life', 'refusal'],
  ['K160', 'life', 'authentication'],
  ['K161', 'life', 'refusal-has-no-effect'],
  ['K170', 'life', 'released-is-gone'],
  ['K171', 'life', 'refusal'],
  ['K172', 'refusals', 'refusal'],
  ['K173', 'refusals', 'refusal'],
  ['K174', 'reads', 'repeated-parameters'],
];

const fine: readonly (readonly [id: string, scenario: string])[] = [
  ['KC100', 'life'],
  ['KC101', 'life'],
  ['KC110', 'search'],
  ['KC111', 'reads'],
  ['KC112', 'reads'],
  ['KC120', 'search'],
  ['KC130', 'life'],
  ['KC131', 'life'],
  ['KC132', 'life'],
  ['KC150', 'paging'],
  ['KC151', 'paging'],
  ['KC153', 'methods'],
  ['KC154', 'methods'],
  ['KC155', 'methods'],
  ['KC159', 'life'],
  ['KC170', 'life'],
  ['KC171', 'life'],
  ['KC172', 'refusals'],
  ['KC174', 'reads'],
];

const apiVersion = '2025-06-01';
const accessKey = 'q83vEjRWeJq83vASNFZ4mrze8BI0VniavN7wEjRWeJqt3u8BI0VniQ==';
const credentials = { accessKey };
const whatOf = (id: string) => violations.find((one) => one.id === id)?.what ?? '';

it.each(wrong.map(([id, scenario, rule]) => ({ id, what: whatOf(id), scenario, rule })))(
  '$id is found: $what',
  async ({ id, scenario, rule }) => {
    const options = { apiVersion, scenarios: [scenario], credentials };
    const { report } = await verifyEmulated(undefined, options, { violations: [id], accessKey });
    const found = report.findings.flatMap((finding) => [finding, ...finding.consequences]);
    expect(found.map((finding) => finding.rule)).toContain(rule);
  },
);

it.each(fine.map(([id, scenario]) => ({ id, what: whatOf(id), scenario })))(
  '$id is fine: $what',
  async ({ id, scenario }) => {
    const options = { apiVersion, scenarios: [scenario], credentials };
    const { report } = await verifyEmulated(undefined, options, { violations: [id], accessKey });
    expect(report.findings).toEqual([]);
  },
);
