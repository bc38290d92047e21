import type { Making, SharedFile } from '../../study/share/sharing.ts';
import { pngOf } from '../../ui/charts/standalone.ts';
import { drawCharts } from './drawCharts.ts';

/** The page's charts as files, each a picture that needs no page. */
export async function pictureFiles(
  format: 'svg' | 'png',
  making: Making,
): Promise<readonly SharedFile[]> {
  const { results, explored } = await drawCharts(making);
  const figures = [...results, ...explored];
  const files: SharedFile[] = [];
  for (const { id, pictures } of figures) {
    for (const [i, svg] of pictures.entries()) {
      const name = `${id}${pictures.length > 1 ? `-${String(i + 1)}` : ''}.${format}`;
      files.push({ name, data: format === 'svg' ? svgFile(svg) : await pngOf(svg) });
    }
  }
  return files;
}

function svgFile(svg: string): Blob {
  return new Blob([`<?xml version="1.0" encoding="UTF-8"?>\n${svg}\n`], { type: 'image/svg+xml' });
}
