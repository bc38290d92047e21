/** The report's own style: paper and ink, on screen and in print, with nothing fetched. */
export const REPORT_STYLE = `
:root { color-scheme: light; --ink: #1b1d22; --soft: #5b5f69; --line: #e0ddd4; --paper: #fbfaf7; }
* { box-sizing: border-box; }
body { margin: 0; padding: 32px 24px 64px; background: var(--paper); color: var(--ink);
  font: 16px/1.5 Inter, system-ui, -apple-system, "Segoe UI", Roboto, sans-serif; }
header, main, footer { max-width: 880px; margin: 0 auto; }
h1, h2, h3 { line-height: 1.2; font-weight: 600; letter-spacing: -0.01em; text-wrap: balance; }
h1 { margin: 0 0 4px; font-size: 28px; letter-spacing: -0.02em; }
h2 { margin: 48px 0 16px; padding-top: 24px; border-top: 1px solid var(--line); font-size: 20px; }
h3 { margin: 24px 0 8px; font-size: 16px; }
p, ul, ol { max-width: 65ch; margin: 0 0 12px; }
ul, ol { padding-left: 20px; }
.soft, figcaption span { color: var(--soft); }
.small, figcaption span { font-size: 12px; }
.claim { max-width: 40ch; margin: 24px 0 4px; font-size: 28px; font-weight: 600; line-height: 1.2; letter-spacing: -0.02em; }
.notice { max-width: none; padding: 12px 16px; background: #fff3d1; }
nav ul { display: flex; flex-wrap: wrap; gap: 4px 16px; max-width: none; padding: 0; list-style: none; font-size: 14px; }
a { color: inherit; text-decoration-color: #f2a900; text-decoration-thickness: 2px; text-underline-offset: 3px; }
a:focus-visible, .scroll:focus-visible, summary:focus-visible { outline: 2px solid #8a5800; outline-offset: 2px; }
.facts { display: flex; flex-wrap: wrap; gap: 12px 40px; margin: 24px 0; }
.facts div { display: flex; flex-direction: column-reverse; }
.facts dt { font-size: 14px; color: var(--soft); }
.facts dd { margin: 0; font-size: 28px; font-weight: 600; font-variant-numeric: tabular-nums; letter-spacing: -0.02em; }
figure { margin: 0 0 32px; break-inside: avoid; }
figcaption { margin-bottom: 8px; }
figcaption strong { display: block; line-height: 1.3; }
svg { display: block; overflow: visible; max-width: 100%; height: auto; margin-bottom: 8px; font-variant-numeric: tabular-nums; }
summary { width: fit-content; font-size: 12px; color: var(--soft); cursor: pointer; }
.scroll { max-width: 100%; margin: 8px 0 16px; overflow-x: auto; }
table { border-collapse: collapse; font-size: 14px; font-variant-numeric: tabular-nums; }
th, td { padding: 4px 16px 4px 0; border-bottom: 1px solid var(--line); text-align: left; vertical-align: top; }
.long { overflow-wrap: anywhere; }
th { font-weight: 600; }
tbody th { font-weight: 400; }
.hash { font-family: ui-monospace, Menlo, Consolas, monospace; font-size: 12px; overflow-wrap: anywhere; }
pre { max-width: 100%; margin: 8px 0 16px; padding: 16px; overflow-x: auto; border: 1px solid var(--line); border-radius: 4px;
  font: 12px/1.5 ui-monospace, Menlo, Consolas, monospace; white-space: pre-wrap; overflow-wrap: anywhere; }
footer { margin-top: 48px; padding-top: 16px; border-top: 1px solid var(--line); font-size: 14px; color: var(--soft); }
@page { margin: 18mm 16mm; }
@media print {
  body { padding: 0; background: none; font-size: 10.5pt; }
  nav { display: none; }
  h2 { break-after: avoid-page; }
  h3, figcaption { break-after: avoid-page; }
  tr { break-inside: avoid; }
  th, td { padding-right: 10px; }
  table, pre { font-size: 8pt; }
  .scroll { overflow: visible; }
  .notice { border: 1px solid var(--line); }
  details:not([open]) { display: none; }
}
`;
