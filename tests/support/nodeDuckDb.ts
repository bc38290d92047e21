import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { tableToIPC } from 'apache-arrow';
import type * as Blocking from '@duckdb/duckdb-wasm/blocking';
import { inTurn, OPENING_STATEMENTS, type Database } from '../../src/engine/database/database.ts';
import { statementsOn, type Answering } from '../../src/engine/database/statements.ts';

/** The same DuckDB-WASM build that the tab runs, in Node, behind the same contract. */
export async function openNodeDuckDb(): Promise<Database> {
  const require = createRequire(import.meta.url);
  const dist = dirname(require.resolve('@duckdb/duckdb-wasm'));
  const duckdb = require(join(dist, 'duckdb-node-blocking.cjs')) as typeof Blocking;
  const bundle = (name: string) => ({
    mainModule: join(dist, `duckdb-${name}.wasm`),
    mainWorker: '',
  });
  const database = await duckdb.createDuckDB(
    { mvp: bundle('mvp'), eh: bundle('eh') },
    new duckdb.VoidLogger(),
    duckdb.NODE_RUNTIME,
  );
  shareCode(database);
  await database.instantiate(() => undefined);
  database.open({ query: { castBigIntToDouble: true } });
  const connection = database.connect();
  for (const statement of OPENING_STATEMENTS) connection.query(statement);
  const turn = inTurn();
  const soon = <T>(run: () => T): Promise<T> => turn(() => Promise.resolve().then(run));
  return {
    ...connection.useUnsafe((bindings, id) => statementsOn(answering(bindings), id, turn)),
    insert: (rows, name) =>
      soon(() => {
        connection.insertArrowFromIPCStream(tableToIPC(rows, 'stream'), { name, create: true });
      }),
    openFile: async (name, file) => {
      database.registerFileBuffer(name, new Uint8Array(await file.arrayBuffer()));
    },
    openBytes: (name, bytes) => {
      database.registerFileBuffer(name, bytes);
      return Promise.resolve();
    },
    closeFile: (name) =>
      soon(() => {
        database.dropFile(name);
      }),
    interrupt: () => {
      connection.cancelSent();
      return Promise.resolve();
    },
    close: () =>
      soon(() => {
        connection.close();
      }),
  };
}

/** How DuckDB's bindings start their WebAssembly; not in their public types. */
interface Starting {
  instantiateWasm: (
    imports: WebAssembly.Imports,
    done: (instance: WebAssembly.Instance, module: WebAssembly.Module) => void,
  ) => object;
}

let code: WebAssembly.Module | undefined;

/** Compiles the code of all databases of this process once: later ones start at once, with warm code. */
function shareCode(bindings: Blocking.DuckDBBindings): void {
  const starting = bindings as unknown as Starting;
  const compile = starting.instantiateWasm.bind(bindings);
  starting.instantiateWasm = (imports, done) => {
    if (!code) {
      return compile(imports, (instance, module) => {
        code = module;
        done(instance, module);
      });
    }
    const shared = code;
    void WebAssembly.instantiate(shared, imports).then((instance) => done(instance, shared));
    return [];
  };
}

/** The messages of the tab's worker, answered here: one at a time, so that a statement can be interrupted. */
function answering(bindings: Blocking.DuckDBBindings): Answering {
  const soon = async <T>(answer: () => T): Promise<T> => {
    await setImmediate();
    return answer();
  };
  return {
    startPendingQuery: (connection, sql, streamed = false) =>
      soon(() => bindings.startPendingQuery(connection, sql, streamed)),
    pollPendingQuery: (connection) => soon(() => bindings.pollPendingQuery(connection)),
    fetchQueryResults: (connection) => soon(() => bindings.fetchQueryResults(connection)),
  };
}
