import { json } from '@codemirror/lang-json';
import { sql, SQLDialect } from '@codemirror/lang-sql';
import { setDiagnostics } from '@codemirror/lint';
import { Compartment, EditorState, Prec } from '@codemirror/state';
import { keymap } from '@codemirror/view';
import { basicSetup, EditorView } from 'codemirror';

/** Names that complete in SQL: the columns of each table. */
export type Schema = Readonly<Record<string, readonly string[]>>;

/** Something that is wrong in a text, and where. */
export interface EditorFault {
  readonly from: number;
  readonly to: number;
  readonly message: string;
}

export interface EditorOptions {
  readonly parent: HTMLElement;
  readonly text: string;
  readonly language: 'sql' | 'json';
  /** What the editor is for, to a screen reader. */
  readonly label: string;
  readonly schema: Schema;
  readonly onText: (text: string) => void;
  /** Ctrl+Enter, or Cmd+Enter. */
  readonly onRun: () => void;
}

/** A text editor with completion and its faults in place. */
export interface Editor {
  setText(text: string): void;
  setSchema(schema: Schema): void;
  setFault(fault: EditorFault | null): void;
  destroy(): void;
}

/** Identifiers are quoted as DuckDB quotes them. */
const DUCKDB_SQL = SQLDialect.define({
  keywords:
    'select from where group by order limit offset having with as and or not in is null like ilike between case when then else end join left right inner full outer on using union all intersect except distinct asc desc exclude replace qualify filter over partition values summarize describe unpivot pivot sample cast try_cast true false',
  types: 'varchar bigint integer double boolean date timestamp interval decimal',
  builtin:
    'count sum avg min max median quantile_cont stddev corr round floor ceil abs length lower upper trim year month day hour isodow date_trunc strftime coalesce nullif regexp_matches regexp_extract contains string_agg list mode arg_max arg_min',
  doubleQuotedStrings: false,
});

/** Starts an editor. */
export function startEditor(options: EditorOptions): Editor {
  const { parent, text, language, label, onText, onRun } = options;
  const completion = new Compartment();
  const languageOf = (schema: Schema) =>
    language === 'json'
      ? json()
      : sql({
          dialect: DUCKDB_SQL,
          schema: Object.fromEntries(Object.entries(schema).map(([k, v]) => [k, [...v]])),
          defaultTable: 'joined',
        });
  const run = Prec.highest(
    keymap.of([
      {
        key: 'Mod-Enter',
        run: () => {
          onRun();
          return true;
        },
      },
    ]),
  );
  const view = new EditorView({
    parent,
    state: EditorState.create({
      doc: text,
      extensions: [
        run,
        basicSetup,
        completion.of(languageOf(options.schema)),
        EditorView.lineWrapping,
        // Without a tabindex axe does not see that what scrolls can be reached.
        EditorView.contentAttributes.of({ 'aria-label': label, tabindex: '0' }),
        EditorView.updateListener.of((update) => {
          if (update.docChanged) onText(update.state.doc.toString());
        }),
      ],
    }),
  });
  return {
    setText(next) {
      if (next === view.state.doc.toString()) return;
      view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: next } });
    },
    setSchema: (schema) => view.dispatch({ effects: completion.reconfigure(languageOf(schema)) }),
    setFault(fault) {
      const last = view.state.doc.length;
      const marks = fault
        ? [
            {
              from: Math.min(fault.from, last),
              to: Math.min(fault.to, last),
              severity: 'error' as const,
              message: fault.message,
            },
          ]
        : [];
      view.dispatch(setDiagnostics(view.state, marks));
    },
    destroy: () => view.destroy(),
  };
}
