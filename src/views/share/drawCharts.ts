import type { ReportFigures } from '../../study/share/report.ts';
import type { Making } from '../../study/share/sharing.ts';
import { drawApart } from '../../ui/charts/drawApart.ts';
import { exploreCharts, resultCharts } from './figures.ts';

/** The study's charts as the report has them. */
export async function drawCharts({ report, signal }: Making): Promise<ReportFigures> {
  report({ what: 'Drawing the charts' });
  return {
    results: await drawApart(resultCharts(), signal),
    explored: await drawApart(await exploreCharts(), signal),
  };
}
