import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { CHICAGO } from '../../../src/domain/cities/chicago.ts';
import type { SodaQuery } from '../../../src/domain/portal/soda.ts';
import { createPortalEngine } from '../../../src/engine/portal/engine.ts';
import { memoryStore } from '../../../src/engine/portal/store.ts';
import { servePortal, type PortalServer } from '../../support/portalServer.ts';

let server: PortalServer;
beforeAll(async () => {
  server = await servePortal();
});
afterAll(() => server.close());
beforeEach(() => server.reset());

const patience = {
  ...{ tries: 4, baseMs: 5, capMs: 20, longestAskedMs: 5_000, firstByteMs: 20_000, idleMs: 300 },
};
const open = () =>
  createPortalEngine({ fetch: server.fetch, store: memoryStore(), patience, random: () => 0 });
const dataset = CHICAGO.portal[0]!;
const query: SodaQuery = {
  dataset,
  span: { first: '2015-01-01', last: '2015-01-31' },
  token: 'mine',
};
const quiet = () => undefined;

/** What arrives without any fault: the measure for all that meet one. */
let whole: string;
let rows: number;
beforeAll(async () => {
  const fetched = await open().records('Chicago', query, quiet);
  whole = await fetched.file.data.text();
  rows = fetched.rows;
});

describe('records of a portal', () => {
  it('arrive whole, as many as were counted, under one header', () => {
    expect(rows).toBeGreaterThan(300);
    expect(whole.trimEnd().split('\n')).toHaveLength(rows + 1);
    expect(whole.match(/"id"/g)).toHaveLength(1);
  });

  it('are counted before they are fetched, and asked for in a fixed order, with the token', async () => {
    const { counted } = await open().records('Chicago', query, quiet);
    expect(counted).toBe(rows);
    const [count, page] = server.requests;
    expect(count).toContain('count(*)');
    expect(page).toContain('$order=:id');
    expect(page).toContain('$$app_token=mine');
  });

  it.each([
    ['a 429 that says how long to wait', { kind: 'throttled', retryAfter: '1' }],
    ['a 429 that does not', { kind: 'throttled' }],
    ['a cut connection', { kind: 'cut', afterBytes: 2_000 }],
    ['an answer that ends too early', { kind: 'short', afterBytes: 2_000 }],
    ['a stalled answer', { kind: 'stalls' }],
    ['an answer in slow pieces', { kind: 'slow', pieces: 5, everyMs: 40 }],
  ] as const)('survive %s, letter for letter', async (_, fault) => {
    const engine = open();
    server.fail(fault);
    const fetched = await engine.records('Chicago', query, quiet).catch(() => null);
    const again = fetched ?? (await engine.records('Chicago', query, quiet));
    expect(await again.file.data.text()).toBe(whole);
  });

  it('refuse an HTML page in words, and name the host', async () => {
    server.fail({ kind: 'html', status: 200 });
    await expect(open().records('Chicago', query, quiet)).rejects.toMatchObject({
      fault: { kind: 'portal-failed', host: dataset.host },
    });
  });

  it("hand on the service's own words where it refuses", async () => {
    const error = '{"message":"No such column: nonsense","errorCode":"query.compiler"}';
    server.fail({ kind: 'error', status: 400, body: error });
    await expect(open().records('Chicago', query, quiet)).rejects.toMatchObject({
      message: expect.stringContaining('nonsense') as string,
    });
  });

  it('stop when they are cancelled', async () => {
    const engine = open();
    server.fail({ kind: 'slow', pieces: 1, everyMs: 1 }, { kind: 'slow', pieces: 50, everyMs: 50 });
    const coming = engine.records('Chicago', query, quiet);
    setTimeout(() => void engine.cancel(), 120);
    await expect(coming).rejects.toMatchObject({ name: 'AbortError' });
  });
});

describe('weather and areas', () => {
  it.each(['open-meteo', 'noaa'] as const)(
    '%s gives one row a day of the span',
    async (service) => {
      const file = await open().weather(
        { city: CHICAGO, span: { first: '2014-12-30', last: '2015-01-02' }, service },
        quiet,
      );
      expect((await file.data.text()).trimEnd().split('\n')).toHaveLength(5);
    },
  );

  it('are asked for once', async () => {
    const engine = open();
    const areas = { dataset: CHICAGO.portal[1]!, span: null, token: '' };
    await engine.areas('Chicago', areas, quiet);
    const before = server.requests.length;
    await engine.areas('Chicago', areas, quiet);
    expect(server.requests).toHaveLength(before);
  });
});
