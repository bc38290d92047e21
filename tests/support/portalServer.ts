import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { cityTable } from './portalCities.ts';
import { cellsOf, crimes, hardship, outlines, quoted, type ApiTable } from './portalData.ts';
import { noaaAnswer, openMeteoAnswer, type Answer } from './portalWeather.ts';

/** What a request meets instead of its answer, or on the way to it. */
export type PortalFault =
  | { readonly kind: 'throttled'; readonly status?: 429 | 503; readonly retryAfter?: string }
  /** The connection ends after these bytes of the body. */
  | { readonly kind: 'cut'; readonly afterBytes: number }
  /** The answer ends properly, but after these bytes. */
  | { readonly kind: 'short'; readonly afterBytes: number }
  | { readonly kind: 'html'; readonly status: 200 | 500 }
  /** The body in these many pieces, with a pause before each. */
  | { readonly kind: 'slow'; readonly pieces: number; readonly everyMs: number }
  /** Half of the body, and then nothing more. */
  | { readonly kind: 'stalls' }
  | { readonly kind: 'error'; readonly status: number; readonly body: string }
  /** Another header line than the first page's. */
  | { readonly kind: 'other columns' };

/** A server on this machine that speaks the contracts of the portals and the weather services. */
export interface PortalServer {
  /** Without a slash at the end. */
  readonly origin: string;
  /** The requests so far, as path and query in the clear. */
  readonly requests: readonly string[];
  /** The next answers meet these, one each, in order. */
  fail(...faults: readonly PortalFault[]): void;
  /** Forgets requests and faults. */
  reset(): void;
  /** A fetch that sends what is meant for any host here. */
  readonly fetch: (url: string, init: RequestInit) => Promise<Response>;
  close(): Promise<void>;
}

const HTML =
  '<!DOCTYPE html><html><head><title>Down for maintenance</title></head><body>Sorry</body></html>';

/** Cross-origin reads are open, and what asks to wait may be read. */
const CORS = { 'access-control-allow-origin': '*', 'access-control-expose-headers': 'Retry-After' };

const MOST_ROWS = 50_000;

/** Starts the server on a free port; tables are read when they are first asked for. */
export async function servePortal(): Promise<PortalServer> {
  const tables = new Map<string, ApiTable>();
  const requests: string[] = [];
  const faults: PortalFault[] = [];
  const server = createServer((request, response) => {
    requests.push(decodeURIComponent((request.url ?? '').replaceAll('+', ' ')));
    void deliver(response, answerTo(request, tables), faults.shift());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
  return {
    origin,
    requests,
    fail: (...more) => void faults.push(...more),
    reset() {
      requests.length = 0;
      faults.length = 0;
    },
    fetch(url, init) {
      const { pathname, search } = new URL(url);
      return fetch(`${origin}${pathname}${search}`, init);
    },
    close: () => closed(server),
  };
}

function closed(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((resolve, reject) => {
    server.close((error) => {
      if (error) reject(error);
      else resolve();
    });
  });
}

function answerTo(request: IncomingMessage, tables: Map<string, ApiTable>): Answer {
  const { pathname, searchParams } = new URL(request.url ?? '', 'http://localhost');
  if (pathname === '/v1/archive') return openMeteoAnswer(searchParams);
  if (pathname === '/access/services/data/v1') return noaaAnswer(searchParams);
  const [, id = '', ending = ''] = /^\/resource\/([^.]+)\.(\w+)$/.exec(pathname) ?? [];
  if (id === 'igwz-8jzy' && ending === 'geojson')
    return { status: 200, type: 'application/vnd.geo+json; charset=utf-8', body: outlines() };
  const make = { 'ijzp-q8t2': crimes, 'kn9c-c2s2': hardship }[id];
  const table = tables.get(id) ?? make?.() ?? cityTable(id);
  if (!table) return sodaError(404, 'dataset.missing', `Dataset not found: ${id}`);
  tables.set(id, table);
  return sodaAnswer(table, ending, searchParams);
}

/** Rows of a table by SODA 2's parameters; what it would refuse is refused. */
function sodaAnswer(table: ApiTable, ending: string, query: URLSearchParams): Answer {
  const rows = chosenRows(table, query.get('$where'));
  if (rows === null)
    return sodaError(
      400,
      'query.compiler.malformed',
      `Could not parse ${query.get('$where') ?? ''}`,
    );
  const select = query.get('$select');
  if (select === 'count(*)')
    return json(200, ending === 'json' ? [{ count: String(rows.length) }] : []);
  const limit = Number(query.get('$limit') ?? 1000);
  const offset = Number(query.get('$offset') ?? 0);
  if (limit > MOST_ROWS) return sodaError(400, 'query.limit', `limit may not be over ${MOST_ROWS}`);
  if (query.has('$offset') && query.get('$order') !== ':id')
    return sodaError(400, 'query.order', 'pages need $order=:id');
  const columns = select?.split(',') ?? table.columns;
  const unknown = columns.find((name) => !table.columns.includes(name));
  if (unknown !== undefined)
    return sodaError(400, 'query.compiler.no-such-column', `No such column: ${unknown}`);
  const lines = rows.slice(offset, offset + limit).map((row) => project(table, row, columns));
  const body = `${[quoted(columns), ...lines].join('\n')}\n`;
  return { status: 200, type: 'text/csv; charset=UTF-8', body };
}

/** The numbers of the rows that `date between 'a' and 'b'` leaves; null where it says else. */
function chosenRows({ dateField, times, lines }: ApiTable, where: string | null): number[] | null {
  const all = lines.map((_, i) => i);
  if (where === null) return all;
  const [, field, from, to] = /^(\w+) between '([^']*)' and '([^']*)'$/.exec(where) ?? [];
  if (field !== dateField || from === undefined || to === undefined) return null;
  return all.filter((i) => (times[i] ?? '') >= from && (times[i] ?? '') <= to);
}

function project(table: ApiTable, row: number, columns: readonly string[]): string {
  const line = table.lines[row] ?? '';
  if (columns.length === table.columns.length) return line;
  const cells = cellsOf(line);
  return quoted(columns.map((name) => cells[table.columns.indexOf(name)] ?? ''));
}

function sodaError(status: number, errorCode: string, message: string): Answer {
  return json(status, { errorCode, message, data: {} });
}

function json(status: number, value: unknown): Answer {
  return { status, type: 'application/json; charset=utf-8', body: JSON.stringify(value) };
}

async function deliver(response: ServerResponse, answer: Answer, fault: PortalFault | undefined) {
  const body = Buffer.from(answer.body);
  const head = (status: number, type: string, more: Record<string, string | number> = {}) =>
    response.writeHead(status, { ...CORS, 'content-type': type, ...more });
  switch (fault?.kind) {
    case undefined:
      head(answer.status, answer.type).end(body);
      return;
    case 'throttled':
      head(fault.status ?? 429, 'application/json', {
        ...(fault.retryAfter !== undefined && { 'retry-after': fault.retryAfter }),
      }).end('{"message":"Too many requests","errorCode":"throttled"}');
      return;
    case 'cut':
      head(answer.status, answer.type).write(body.subarray(0, fault.afterBytes), () =>
        setTimeout(() => response.destroy(), 20),
      );
      return;
    case 'short':
      head(answer.status, answer.type).end(body.subarray(0, fault.afterBytes));
      return;
    case 'html':
      head(fault.status, 'text/html; charset=utf-8').end(HTML);
      return;
    case 'error':
      head(fault.status, 'application/json; charset=utf-8').end(fault.body);
      return;
    case 'stalls':
      head(answer.status, answer.type).write(body.subarray(0, body.length / 2));
      return;
    case 'other columns':
      head(answer.status, answer.type).end(body.toString().replace('"', '"new_'));
      return;
    case 'slow': {
      head(answer.status, answer.type);
      const size = Math.ceil(body.length / fault.pieces);
      for (let at = 0; at < body.length && !response.destroyed; at += size) {
        await new Promise((resolve) => setTimeout(resolve, fault.everyMs));
        response.write(body.subarray(at, at + size));
      }
      response.end();
    }
  }
}
