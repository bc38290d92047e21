import type { CardBlock, CardSection, ModelCard } from '../../modelCard/blocks.ts';
import {
  flag,
  kind,
  list,
  Misfit,
  nullable,
  record,
  text,
  variants,
  type Reader,
} from '../../study/read/reader.ts';
import { parsed, sound } from '../../study/read/document.ts';
import type { DrawnFigure } from '../report/figure.ts';
import type { ReportFile, ReportFact, ReportInputs, ReportVerdict } from '../report/html.ts';
import { picture as checked } from '../report/picture.ts';

/** Beyond these nobody reads. */
const MOST = { figures: 100, rows: 5_000, columns: 100, picture: 2_000_000, code: 2_000_000 };

const words = text();
const cells = list(words, MOST.columns);
const rows = list(cells, MOST.rows);

/** A picture that a chart of ours could have drawn. */
const picture: Reader<string> = (value, at) => {
  const svg = text(MOST.picture)(value, at);
  try {
    return checked(svg);
  } catch {
    throw new Misfit(at, 'a chart’s picture');
  }
};

const figure = record<DrawnFigure>({
  ...{ id: words, title: words, subtitle: words, columns: cells, rows },
  pictures: list(picture, 10),
});

const block = variants<CardBlock>({
  text: record({ kind: kind('text'), text: words }),
  list: record({ kind: kind('list'), items: list(words, MOST.rows) }),
  table: record({ kind: kind('table'), header: cells, rows }),
});

const section = record<CardSection>({
  ...{ id: words, heading: words },
  blocks: list(block, MOST.rows),
});

const shown = record<ReportInputs>({
  ...{ title: words, data: words, made: words, simulated: flag },
  verdict: nullable(
    record<ReportVerdict>({
      ...{ claim: words, evidence: words, opened: words },
      others: list(words, 100),
    }),
  ),
  facts: list(record<ReportFact>({ label: words, value: words }), 100),
  results: list(figure, MOST.figures),
  explored: list(figure, MOST.figures),
  card: nullable(record<ModelCard>({ title: words, made: words, sections: list(section, 100) })),
  files: list(
    record<ReportFile>({
      ...{ name: words, role: words, sha256: words },
      ...{ records: words, loaded: words, rejected: words },
    }),
    1_000,
  ),
  sql: text(MOST.code),
  recipe: text(MOST.code),
});

/**
 * What a study shows without its data, from JSON that anybody may have written.
 * @throws {FaultError} `study-unreadable`
 */
export function readShown(json: string, from: string): ReportInputs {
  return sound(from, () => shown(parsed(json, from), 'shown'));
}
