import { describe, expect, it } from 'vitest';
import { refusal, retryAfterMs } from '../../../src/domain/portal/answer.ts';
import { PATIENCE, waitMs } from '../../../src/domain/portal/backOff.ts';
import { estimateOf, estimateWords } from '../../../src/domain/portal/estimate.ts';

describe('a refusal', () => {
  it('is none for a table or GeoJSON', () => {
    expect(refusal(200, 'text/csv', '"id","date"\n"1","<html>"\n')).toBeNull();
    expect(refusal(200, 'application/json', '[{"count":"3"}]')).toBeNull();
    expect(
      refusal(200, 'application/json', '{"type":"FeatureCollection","features":[]}'),
    ).toBeNull();
  });

  it('quotes a web page’s title, or its words without scripts', () => {
    expect(refusal(200, 'text/html', '<html><title>Down</title><p>x')).toContain(
      'web page: “Down”',
    );
    const page = '<!DOCTYPE html><script>if (a<b) x()</script><p>Please   log in</p>';
    expect(refusal(200, 'text/csv', page)).toContain('web page: “Please log in”');
  });

  it.each([
    [
      '{"errorCode":"query.x","message":"No such column: datum","data":{}}',
      'No such column: datum',
    ],
    ['{"error":true,"reason":"Timezone is required"}', 'Timezone is required'],
    ['{"errorCode":400,"errorMessage":"Your request is invalid"}', 'Your request is invalid'],
  ])('quotes %s', (body, words) => {
    expect(refusal(400, 'application/json', body)).toBe(`the service says: “${words}”`);
    expect(refusal(200, 'application/json', body)).toContain(words);
  });

  it('of another kind names the status and quotes no more than a little', () => {
    expect(refusal(503, 'text/plain', 'x'.repeat(5000))).toHaveLength(
      'the service answered with status 503: “…”'.length + 200,
    );
    expect(refusal(202, '', '')).toBe('the service answered with status 202');
  });
});

describe('waiting', () => {
  it('reads Retry-After in seconds and as a date', () => {
    const now = Date.parse('2026-11-24T12:00:00Z');
    expect(retryAfterMs('7', now)).toBe(7000);
    expect(retryAfterMs('Tue, 24 Nov 2026 12:00:30 GMT', now)).toBe(30_000);
    expect(retryAfterMs('Tue, 24 Nov 2026 11:00:00 GMT', now)).toBe(0);
    expect(retryAfterMs(null, now)).toBeNull();
    expect(retryAfterMs('soon', now)).toBeNull();
  });

  it('doubles up to its cap, less a part by chance', () => {
    const waits = [1, 2, 3, 4, 20].map((failed) => waitMs(PATIENCE, failed, null, 0));
    expect(waits).toEqual([1000, 2000, 4000, 8000, 60_000]);
    expect(waitMs(PATIENCE, 3, null, 1)).toBe(2000);
  });

  it('is as long as the service asks', () => {
    expect(waitMs(PATIENCE, 1, 42_000, 0.7)).toBe(42_000);
  });
});

describe('an estimate', () => {
  const taste = { rows: 1000, bytes: 250_000, firstByteMs: 500, restMs: 100 };

  it('costs each page its beginning and each row its share', () => {
    expect(estimateOf(100_001, taste)).toEqual({
      rows: 100_001,
      bytes: 25_000_250,
      seconds: expect.closeTo((3 * 500 + 100.001 * 100) / 1000, 6) as number,
    });
  });

  it('says rows, size and time', () => {
    const words = estimateWords(estimateOf(263_929, taste)).replaceAll('\u00a0', ' ');
    expect(words).toBe('263,929 rows, about 66.0 MB, about 30 s at the pace of the first rows.');
    expect(estimateWords(estimateOf(0, taste))).toBe('No rows in these days.');
  });
});
