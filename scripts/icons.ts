import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { launch } from '../tests/driver/browser.ts';
import { root } from '../tests/driver/root.ts';

/** Draws the installed app's icons from `public/icon.svg`: `node scripts/run.mjs scripts/icons.ts`. */
const PAPER = '#fbfaf7';

/** The drawing's share of the square, and the square's corners. A mask may cut off a fifth all around. */
const ICONS = [
  { file: 'icon-192.png', size: 192, share: 0.78, radius: '20%' },
  { file: 'icon-512.png', size: 512, share: 0.78, radius: '20%' },
  { file: 'icon-maskable.png', size: 512, share: 0.56, radius: '0' },
] as const;

const drawing = readFileSync(join(root, 'public/icon.svg')).toString('base64');
const browser = await launch('auto');
try {
  const page = await browser.newPage({ colorScheme: 'light' });
  for (const { file, size, share, radius } of ICONS) {
    await page.setViewportSize({ width: size, height: size });
    await page.setContent(
      `<body style="margin:0;height:100vh;display:grid;place-items:center;background:${PAPER};border-radius:${radius}">` +
        `<img width="${String(size * share)}" src="data:image/svg+xml;base64,${drawing}"></body>`,
    );
    await page.locator('img').evaluate((image: HTMLImageElement) => image.decode());
    writeFileSync(join(root, 'public', file), await page.screenshot({ omitBackground: true }));
  }
} finally {
  await browser.close();
}
