import type { FeatureSet } from '../recipe/recipe.ts';
import { hasEmbedding } from '../network/hiddenLayers.ts';
import { plural } from '../words/format.ts';
import { TRAINER_SPECS, type ClusterStudy, type TrainerName } from './study.ts';
import { tablesOfJoin } from './compile.ts';
import { SHARED } from './shared.ts';

/** `README.md` of a project: what it is, how it runs, what comes out. */
export function readme(study: ClusterStudy, trainer: TrainerName): string {
  const { program, label, options, settings } = TRAINER_SPECS[trainer];
  const set = Object.entries(settings).map(([name, value]) => ` \\\n  --conf '${name}=${value}'`);
  const files = tablesOfJoin(study.plan.found).map(({ kind, table }) => {
    const read = study.tables.find(({ source }) => source === table.source);
    const sampled = read?.sampled ? ', of which the tab took a part' : '';
    return `| ${cell(table.file)} | ${kind} | ${(read?.loaded ?? 0).toLocaleString('en-US')}${sampled} |`;
  });
  return `# ${escaped(plain(study.title))}, on Spark

A study that was made in a browser tab with ${study.madeBy}, as a program for Spark 3.5. It predicts
arrests in reported incidents. It reads the same files, types, joins, derives and divides them by the
same rules, row for row, and trains with ${label}.

## Run it

\`\`\`sh
python3 -m venv venv && venv/bin/pip install -r requirements.txt   # Python 3.9 to 3.11, Java 8, 11 or 17
venv/bin/spark-submit --master 'local[*]' --driver-memory 4g${set.join('')} \\
  --py-files ${SHARED.join(',')} \\
  ${program} --data data --out out
\`\`\`

On a cluster, name its master instead of \`local[*]\`, stay in client mode (the program reads
\`study.json\` and \`sql/\` beside itself), and give addresses that all nodes can reach to \`--data\` and
\`--out\`. ${study.plan.found.target === null ? 'Nothing runs Python on the nodes.' : 'Finding the outline around a position runs Python on the nodes; nothing else does.'}

Put these files into \`data/\`:

| file | what it is | rows in the tab |
| ---- | ---------- | --------------- |
${files.join('\n')}

Another place or another format of a file: \`--source 'FILE=PATH'\`, CSV or Parquet, a file or a folder.
More rows of the same columns, a hundred million, say: add \`--other-rows\`. Without it the program
stops where a file has other rows than the tab had, or where any counted figure differs.
${['`--multiline`: quoted fields hold line ends (files are then not divided among nodes)', '`--csv`: scores as CSV, not Parquet', ...options].map((option) => `\n- ${option}`).join('')}

## What comes out

| in \`out/\` | what it is |
| -------- | ---------- |
| \`scores.parquet\` | \`_row\`, \`score\`, \`side\`, \`outcome\` of every incident of the split |
| \`metrics.json\` | rows, AUC and log-loss of each side, what was trained and on which columns |
| \`receipt.json\` | every figure of the tab's receipts, counted again |
| \`plan.json\` | the levels, means and deviations that were learned from training rows |

Drop \`scores.parquet\` and \`metrics.json\` on the Share page of the same study: they become a model of
the study, which can be judged, audited and mapped beside the tab's. \`study.py\` alone writes the joined
table, the split and the rows that a network is given. Tables that are read more than once lie in
\`out/kept/\` meanwhile, and are deleted at the end.

## What is the same, and what is not

- The rows, their numbers, all columns of the joined table, the split (MD5 of seed and row${study.split.kind === 'time' ? '; here by time' : ''}) and the
  levels of the categories are the tab's. Means and deviations have nine digits here and there, so that the
  order of a sum does not show, and numbers are kept in single precision, as in the tab.
${GIVEN[study.features]}${NOTES[trainer]}${leftOut(study)}- Gzip files are read whole by one task. Zip archives, lines before a header, UTF-16, JSON and GeoJSON are
  not read: unpack, cut or convert them first; the program says which.
- Everything that depends on the study is in \`study.json\` and \`sql/\`; the programs are the same for every
  study.
`;
}

/** What a reader should know of the columns. */
const GIVEN: Readonly<Record<FeatureSet, string>> = {
  example: `- The network is given the same columns as the tab's.
`,
  best: `- The network is given the same columns as the tab's: also the minute, the delay of a report, what else was
  reported at the same minute and place, and arrest rates of training rows outside an incident's own
  tenth. Whether the order of case numbers tells of the delay, and whether enough incidents share minute
  and place, is judged by the tab's rule on the rows here; \`plan.json\` says what was refused and why.
- Numbering the blocks, the offences and the cases of one prefix sorts each of them in one task.
`,
};

/** What a reader should know of a trainer. */
const NOTES: Readonly<Record<TrainerName, string>> = {
  h2o: `- H2O's training is not the tab's: one row a step, ADADELTA or momentum for its rate, several threads
  that write at once. Two runs differ in the third or fourth digit of the AUC.
- H2O keeps its rows in the executors' memory: on a cluster, fix their number
  (\`--conf spark.dynamicAllocation.enabled=false\`).
`,
  'spark-ml': `- Spark's perceptron has sigmoid units and neither dropout nor decay: the study's network in its shape only.
- Spark's trees split categories of hundreds of levels by the outcomes, and learn small data by heart: of
  Chicago's 10,000 records, with the columns of “Best”, they rank the training rows at AUC 1.000 and the
  hold-out at .892.
`,
};

/** What of the study's network no trainer there has. */
function leftOut({ network }: ClusterStudy): string {
  if (!hasEmbedding(network)) return '';
  return `- The study's network has an embedding of ${plural(network.embedding, 'dimension')} under its hidden layers, and the trainers
  here have no such layer: categories go straight to the first hidden layer.
`;
}

/** A file's name in a table: no line end and no bar can break it. */
function cell(text: string): string {
  return `\`${plain(text).replaceAll('|', '\\|').replaceAll('`', "'")}\``;
}

/** A text in which nothing is Markdown or HTML. */
function escaped(text: string): string {
  return text.replace(/[\\`*_{}[\]<>#|!&]/g, '\\$&');
}

/** A text of the study on one line. */
function plain(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
