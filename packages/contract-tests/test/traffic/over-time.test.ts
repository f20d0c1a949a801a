import { describe, expect, it } from 'vitest';
import { readRecording } from '../../src/traffic/read-recording.js';
import { judgeRecording, type Verdict } from '../../src/traffic/verdict.js';
import { purchase, searchId } from './purchase.js';

const judge = (recording: unknown): Promise<Verdict> => judgeRecording(readRecording(recording));

/** A recording of a release that was answered with 204 and no body. */
function release204(date: string) {
  return {
    request: {
      method: 'DELETE',
      url: 'https://endpoint/phoneNumbers/%2B14255550123?api-version=2021-03-07',
      headers: {},
      body: null,
    },
    response: { status: 204, headers: { Date: date }, body: '' },
  };
}

/** A recording of an update that was answered with 404 and no body. */
function update404(date: string) {
  return {
    request: {
      method: 'PATCH',
      url: 'https://endpoint/phoneNumbers/%2B14255550123/capabilities?api-version=2021-03-07',
      headers: null,
      body: { calling: 'none' },
    },
    response: { status: 404, headers: { Date: date, 'Content-Length': '0' }, body: '' },
  };
}

describe('a recording', () => {
  it('tolerates an agreement in a request of a version before 2025-06-01 by later-request-members', async () => {
    const url = 'https://x.communication.azure.com/availablePhoneNumbers/:purchase?api-version=2025-04-01';
    const recording = purchase({ url });
    const body = { searchId, agreeToNotResell: true };
    const judged = await judge({ ...recording, request: { ...recording.request, body } });
    expect(judged).toEqual({ kind: 'tolerated', rows: ['later-request-members'] });
  });

  it('whose query was not kept is judged by the api-version of the links in its answer', async () => {
    const url = 'https://endpoint/availablePhoneNumbers/:purchase';
    const { response } = purchase();
    const headers = {
      ...response.headers,
      'Operation-Location': `/phoneNumbers/operations/purchase_${searchId}?api-version=2025-06-01`,
    };
    const recording = purchase({ url, headers });
    const request = { ...recording.request, headers: null, body: { searchId, agreeToNotResell: true } };
    expect(await judge({ ...recording, request })).toEqual({
      kind: 'tolerated',
      rows: ['api-version-in-operation-location'],
    });
  });

  it('takes a 204 to a release for a conflict after the release of the api-version', async () => {
    expect(await judge(release204('Tue, 09 Feb 2021 23:13:46 GMT'))).toEqual({
      kind: 'tolerated',
      rows: ['before-release'],
    });
    expect(await judge(release204('Thu, 01 Apr 2021 00:00:01 GMT'))).toMatchObject({
      kind: 'in conflict',
      findings: expect.arrayContaining([expect.objectContaining({ rule: 'documented-status' })]),
    });
  });

  it('takes an empty 404 to an update for a conflict after June 2021', async () => {
    expect(await judge(update404('Sat, 17 Apr 2021 01:45:32 GMT'))).toEqual({
      kind: 'tolerated',
      rows: ['empty-404-on-update'],
    });
    expect(await judge(update404('Fri, 18 Jun 2021 00:00:01 GMT'))).toMatchObject({ kind: 'in conflict' });
  });

  it('of an update of no phone number is in conflict if it was accepted', async () => {
    const update = update404('Fri, 06 Jan 2023 17:31:42 GMT');
    const request = {
      ...update.request,
      url: 'https://endpoint/phoneNumbers//capabilities?api-version=2022-12-01',
      headers: { 'Content-Type': 'application/merge-patch+json' },
    };
    const id = '8c02bbe5-42c9-46f3-bcda-56bc547f1dee';
    const headers = {
      'Content-Type': 'application/json',
      Location: '/phoneNumbers/+14255550123',
      'Operation-Location': `/phoneNumbers/operations/capabilities_${id}`,
      'operation-id': `capabilities_${id}`,
      'capabilities-id': id,
    };
    const response = { status: 202, headers, body: { capabilitiesUpdateId: id } };
    const verdict = await judge({ request, response });
    expect(verdict).toMatchObject({ kind: 'in conflict' });
    expect(verdict).toHaveProperty(
      'findings',
      expect.arrayContaining([expect.objectContaining({ rule: 'refusal' })]),
    );
  });
});
