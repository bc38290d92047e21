import { h } from 'vue';
import { slicesOf } from '../../domain/explore/cube.ts';
import { isOrdered } from '../../domain/explore/dimension.ts';
import { figureOf, type Figure } from '../../domain/explore/figures.ts';
import { seasonStory } from '../../domain/explore/seasonStory.ts';
import { tableColumns, tableRows } from '../../domain/explore/tables.ts';
import { shareTitle, subtitleOf, titleOf, restsOn } from '../../domain/explore/titles.ts';
import type { Evaluation } from '../../domain/evaluation.ts';
import { decided } from '../../domain/words/decided.ts';
import { plural } from '../../domain/words/format.ts';
import { probabilityBins, rocMark, rocSeries, rocTitle } from '../../study/drawn.ts';
import { exploring, openFigures } from '../../study/explore.ts';
import { shownNetwork } from '../../study/models.ts';
import { study } from '../../study/state.ts';
import {
  CALIBRATION_AXES,
  CALIBRATION_COLUMNS,
  calibrationPoints,
  calibrationRows,
  calibrationSubtitle,
  calibrationTitle,
  KEPT,
} from '../../ui/charts/calibration.ts';
import ChartFrame from '../../ui/charts/ChartFrame.vue';
import CurveChart from '../../ui/charts/CurveChart.vue';
import HistogramChart from '../../ui/charts/HistogramChart.vue';
import LearningChart from '../../ui/charts/LearningChart.vue';
import RocChart from '../../ui/charts/RocChart.vue';
import type { ApartChart } from '../../ui/charts/drawApart.ts';
import BandChart from '../../ui/charts/explore/BandChart.vue';
import ShareChart from '../../ui/charts/explore/ShareChart.vue';

/** The charts of the shown model's verdict and training, as Evaluate and Train draw them. */
export function resultCharts(): ApartChart[] {
  const { evaluation } = study;
  if (!evaluation) return [];
  const network = shownNetwork();
  const { history = [] } = network?.training ?? {};
  return [
    {
      id: 'roc',
      pictures: 1,
      chart: () =>
        h(RocChart, {
          ...{ title: rocTitle(evaluation), n: evaluation.rows },
          ...{ series: rocSeries(), mark: rocMark(evaluation) },
        }),
    },
    {
      id: 'probabilities',
      pictures: 1,
      chart: () =>
        h(HistogramChart, {
          title: decided(evaluation.bands),
          bins: probabilityBins(evaluation),
        }),
    },
    calibration(evaluation),
    ...(network && history.length > 0
      ? [
          {
            id: 'learning',
            pictures: 2,
            chart: () =>
              h(LearningChart, {
                title: `The shown network was kept after epoch ${String(network.training.keptEpoch)}`,
                subtitle: `Log-loss and validation AUC over ${plural(history.length, 'epoch')}`,
                steps: history.map(({ epoch, trainLoss }) => ({ epoch, loss: trainLoss })),
                ...{ epochs: history, total: history.length },
              }),
          },
        ]
      : []),
  ];
}

function calibration({ sides, rows }: Evaluation): ApartChart {
  const bins = sides.holdout?.equalMass.bins ?? [];
  return {
    id: 'calibration',
    pictures: 1,
    chart: () =>
      h(CurveChart, {
        title: calibrationTitle(bins),
        subtitle: `${calibrationSubtitle(rows)}; dashed: predictions kept to the letter`,
        lines: [{ name: 'as predicted', points: calibrationPoints(bins), dots: true }, KEPT],
        axes: CALIBRATION_AXES,
        ...{ columns: CALIBRATION_COLUMNS, rows: calibrationRows(bins) },
      }),
  };
}

/** Figures that a report shows, by the joined view's column, in this order. */
const SHOWN = ['Season', 'Month', 'WeekDay', 'HourOfDay'];

/** The charts of the incidents, as Explore draws them without a filter. */
export async function exploreCharts(): Promise<ApartChart[]> {
  await openFigures();
  const { cube } = exploring;
  if (!cube) return [];
  const { slices } = slicesOf(cube, new Map(), null);
  const figures = cube.dimensions.map((dimension, at) => figureOf(dimension, slices[at]!));
  const month = figures.find(({ dimension }) => dimension.column === 'Month');
  const bands = SHOWN.flatMap(
    (column) => figures.find((one) => one.dimension.column === column) ?? [],
  );
  const offences = figures.find(({ dimension }) => dimension.label === 'Offence');
  return [
    ...bands
      .filter(
        ({ dimension, parts }) =>
          isOrdered(dimension) && parts.slice(1).some((part) => part.rows > 0),
      )
      .map((figure) => {
        const story =
          figure.dimension.column === 'Season' && month
            ? seasonStory(month, study.settings.seasons)
            : titleOf(figure, 'per day');
        return band(figure, story);
      }),
    ...(offences ? [share(offences)] : []),
  ];
}

const still = { brushed: null };

function band(figure: Figure, title: string): ApartChart {
  const subtitle = subtitleOf(figure, 'per day');
  return {
    id: figure.dimension.column.toLowerCase(),
    pictures: 1,
    chart: () =>
      framed(figure, title, subtitle, () =>
        h(BandChart, {
          ...{ figure, counting: 'per day', still: true, label: `${title}. ${subtitle}.` },
          ...still,
        }),
      ),
  };
}

function share(figure: Figure): ApartChart {
  const title = shareTitle(figure);
  const subtitle = `Share with an arrest (95\u00a0% intervals) against share of all incidents; ${restsOn(figure)}`;
  return {
    id: 'offences',
    pictures: 1,
    chart: () =>
      framed(figure, title, subtitle, () => h(ShareChart, { figure, label: title, ...still })),
  };
}

function framed(
  figure: Figure,
  title: string,
  subtitle: string,
  chart: () => ReturnType<typeof h>,
) {
  const columns = tableColumns(figure);
  return h(ChartFrame, { title, subtitle, columns, rows: tableRows(figure) }, { default: chart });
}
