import { createReadStream, existsSync, statSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';

/** A host that knows nothing but files: no headers of ours, and the site in a folder, as on GitHub Pages. */
export interface StaticHost {
  /** The site's address, with a slash at the end. */
  readonly site: string;
  readonly origin: string;
  /** The paths that were asked for, below the site. */
  readonly requests: string[];
  /** Serves another folder from now on. */
  serve(folder: string): void;
  /** Does not answer for these files until it is told to go on. */
  hold(path: string): () => void;
  /** Cuts every connection and answers no more. */
  stop(): Promise<void>;
}

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm',
};

/** Serves a folder under a path, from a free port. */
export async function staticHost(folder: string, path = '/streetlight/'): Promise<StaticHost> {
  const held = new Map<string, Promise<void>>();
  const requests: string[] = [];
  let root = folder;
  const server = createServer((request, response) => {
    void (async () => {
      const { pathname } = new URL(request.url ?? '/', 'http://host');
      const asked = pathname.startsWith(path) ? pathname.slice(path.length) || 'index.html' : '';
      requests.push(asked);
      await held.get(asked);
      const file = join(root, normalize(asked));
      const isFile = asked !== '' && existsSync(file) && statSync(file).isFile();
      const shown = isFile ? file : join(root, '404.html');
      const type = TYPES[extname(shown)] ?? 'application/octet-stream';
      response.writeHead(isFile ? 200 : 404, { 'content-type': type });
      createReadStream(shown).pipe(response);
    })();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
  return {
    ...{ site: origin + path, origin, requests },
    serve: (other) => void (root = other),
    hold(asked) {
      let goOn = () => {};
      held.set(asked, new Promise((resolve) => (goOn = resolve)));
      return () => goOn();
    },
    stop: () => stopped(server),
  };
}

function stopped(server: Server): Promise<void> {
  if (!server.listening) return Promise.resolve();
  server.closeAllConnections();
  return new Promise((resolve) => server.close(() => resolve()));
}
