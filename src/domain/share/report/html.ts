import type { CardBlock, CardSection, ModelCard } from '../../modelCard/blocks.ts';
import { escaped } from './escape.ts';
import type { DrawnFigure } from './figure.ts';
import { picture } from './picture.ts';
import { REPORT_STYLE } from './style.ts';

/** Everything that a report is written from: plain data, drawn figures, no measure taken here. */
export interface ReportInputs {
  readonly title: string;
  /** The data in one phrase: "2015, 263,929 incidents". */
  readonly data: string;
  /** "Made on 2026-11-25 by Streetlight 0.1.0." */
  readonly made: string;
  readonly simulated: boolean;
  /** The headline first; null where no model was judged. */
  readonly verdict: ReportVerdict | null;
  readonly facts: readonly ReportFact[];
  /** Of the model. */
  readonly results: readonly DrawnFigure[];
  /** Of the incidents. */
  readonly explored: readonly DrawnFigure[];
  /** Null where no network was judged. */
  readonly card: ModelCard | null;
  readonly files: readonly ReportFile[];
  /** The join as a script. */
  readonly sql: string;
  /** The recipe as JSON. */
  readonly recipe: string;
}

/** A figure that stands large. */
export interface ReportFact {
  readonly label: string;
  readonly value: string;
}

/** A file of the study with its receipt, and its SHA-256 in hexadecimal. */
export interface ReportFile {
  readonly name: string;
  readonly role: string;
  readonly records: string;
  readonly loaded: string;
  readonly rejected: string;
  readonly sha256: string;
}

/** What holds, and what it rests on; the headline by itself. */
export interface ReportVerdict {
  readonly claim: string;
  readonly evidence: string;
  readonly others: readonly string[];
  /** How often the hold-out was opened. */
  readonly opened: string;
}

interface Section {
  readonly id: string;
  readonly heading: string;
  readonly html: string;
}

/**
 * The report: one HTML document that needs nothing but itself. It has no script, its policy allows none,
 * and it is well-formed XML, so that any program can read it.
 */
export function reportHtml(inputs: ReportInputs): string {
  const { title, data, made, simulated, verdict, facts } = inputs;
  const sections = sectionsOf(inputs).filter(({ html }) => html !== '');
  return `<!doctype html>
<html lang="en" xmlns="http://www.w3.org/1999/xhtml">
<head>
<meta charset="utf-8" />
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'" />
<meta name="viewport" content="width=device-width, initial-scale=1" />
<meta name="referrer" content="no-referrer" />
<title>${escaped(title)}</title>
<style>${REPORT_STYLE}</style>
</head>
<body>
<header>
<h1>${escaped(title)}</h1>
<p class="soft">${escaped(data)}. ${escaped(made)}</p>
${simulated ? '<p class="notice">These incidents are simulated: the figures show how Streetlight works, not how any city does.</p>' : ''}
<nav aria-label="Contents"><ul>${sections.map(({ id, heading }) => `<li><a href="#${id}">${escaped(heading)}</a></li>`).join('')}</ul></nav>
</header>
<main>
${verdict ? verdictHtml(verdict) : '<p class="claim">No model was judged in this study.</p>'}
<dl class="facts">${facts.map(({ label, value }) => `<div><dt>${escaped(label)}</dt><dd>${escaped(value)}</dd></div>`).join('')}</dl>
${sections.map(({ id, heading, html }) => `<section id="${id}" aria-labelledby="${id}-heading">\n<h2 id="${id}-heading">${escaped(heading)}</h2>\n${html}\n</section>`).join('\n')}
</main>
<footer>
<p>Reported incidents, not crime: what is predicted is whether a reported incident led to an arrest. Nothing here says anything of what was not reported, or of any person.</p>
</footer>
</body>
</html>
`;
}

function sectionsOf({ results, explored, card, files, sql, recipe }: ReportInputs): Section[] {
  return [
    { id: 'results', heading: 'How well it predicts', html: results.map(figureHtml).join('\n') },
    { id: 'incidents', heading: 'The incidents', html: explored.map(figureHtml).join('\n') },
    { id: 'card', heading: 'Model card', html: card ? cardHtml(card) : '' },
    { id: 'files', heading: 'Files', html: filesHtml(files) },
    {
      id: 'sql',
      heading: 'SQL',
      html: `<p>The script that joins these files and divides the incidents, for DuckDB.</p>\n${codeHtml(sql, 'SQL of the join')}`,
    },
    {
      id: 'recipe',
      heading: 'Recipe',
      html: `<p>The study as data: on the same files it gives the same numbers.</p>\n${codeHtml(recipe, 'The recipe as JSON')}`,
    },
  ];
}

function verdictHtml({ claim, evidence, others, opened }: ReportVerdict): string {
  const list = others.map((other) => `<li>${escaped(other)}</li>`).join('');
  return `<p class="claim">${escaped(claim)}</p>
<p>${escaped(evidence)}</p>
${list === '' ? '' : `<ul>${list}</ul>`}
<p class="soft small">${escaped(opened)}</p>`;
}

function figureHtml({ title, subtitle, pictures, columns, rows }: DrawnFigure): string {
  return `<figure>
<figcaption><strong>${escaped(title)}</strong><span>${escaped(subtitle)}</span></figcaption>
${pictures.map(picture).join('\n')}
<details><summary>The figures</summary>
${tableHtml(title, columns, rows)}
</details>
</figure>`;
}

function cardHtml({ made, sections }: ModelCard): string {
  return `<p class="soft">${escaped(made)}</p>\n${sections.map(cardSectionHtml).join('\n')}`;
}

function cardSectionHtml({ heading, blocks }: CardSection): string {
  const parts = blocks.map((block, i) => blockHtml(block, `${heading}, table ${String(i + 1)}`));
  return `<h3>${escaped(heading)}</h3>\n${parts.join('\n')}`;
}

function blockHtml(block: CardBlock, label: string): string {
  switch (block.kind) {
    case 'text':
      return `<p>${escaped(block.text)}</p>`;
    case 'list':
      return `<ul>${block.items.map((item) => `<li>${escaped(item)}</li>`).join('')}</ul>`;
    case 'table':
      return tableHtml(label, block.header, block.rows);
  }
}

function filesHtml(files: ReportInputs['files']): string {
  const rows = files.map(({ name, role, records, loaded, rejected, sha256 }) => [
    ...[name, role, records, loaded, rejected, sha256],
  ]);
  const header = ['File', 'Kind', 'Records', 'Loaded', 'Rejected', 'SHA-256'];
  return tableHtml('The files of the study', header, rows);
}

/** A table in a box that scrolls by keyboard too; the first column names the row. */
function tableHtml(
  label: string,
  header: readonly string[],
  rows: readonly (readonly string[])[],
): string {
  // A heading of nothing is none to a screen reader.
  const head = header.map((cell) =>
    cell.trim() === '' ? '<td></td>' : `<th scope="col">${escaped(cell)}</th>`,
  );
  const body = rows.map(
    ([first = '', ...cells]) =>
      `<tr><th scope="row"${breaking(first)}>${escaped(first)}</th>${cells.map((cell) => `<td${breaking(cell)}>${escaped(cell)}</td>`).join('')}</tr>`,
  );
  return `<div class="scroll" role="region" tabindex="0" aria-label="${escaped(label)}"><table>
<thead><tr>${head.join('')}</tr></thead>
<tbody>${body.join('\n')}</tbody>
</table></div>`;
}

/** Only what is too long for any column breaks inside a word: no number does. */
function breaking(cell: string): string {
  return /\S{25,}/.test(cell) ? ' class="long"' : '';
}

function codeHtml(text: string, label: string): string {
  return `<pre tabindex="0" role="region" aria-label="${escaped(label)}"><code>${escaped(text)}</code></pre>`;
}
