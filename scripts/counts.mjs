import { existsSync, readFileSync } from 'node:fs';

const NOTHING = { passed: 0, failed: 0, skipped: 0 };

/** Vitest's JSON report as counts; a file that failed before its first test is one failure. */
export function vitestCounts(report) {
  const stillborn = report.testResults.filter(
    (file) =>
      file.status === 'failed' && file.assertionResults.every((test) => test.status !== 'failed'),
  );
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + stillborn.length,
    skipped: report.numPendingTests + report.numTodoTests,
  };
}

/** Playwright's JSON report as counts; an error outside any test is one failure. */
export function playwrightCounts({ stats, errors }) {
  return {
    passed: stats.expected + stats.flaky,
    failed: stats.unexpected + errors.length,
    skipped: stats.skipped,
  };
}

/**
 * What a runner came to. No report, no test at all, or a bad exit status that no test explains is a
 * failure: a crashed runner must never look green.
 */
export function countsOf(file, read, status) {
  if (!existsSync(file)) return { ...NOTHING, failed: 1 };
  const counts = read(JSON.parse(readFileSync(file, 'utf8')));
  const ran = counts.passed + counts.failed + counts.skipped;
  const unexplained = counts.failed === 0 && (status !== 0 || ran === 0);
  return unexplained ? { ...counts, failed: 1 } : counts;
}

/** The sum of several counts. */
export const sum = (all) =>
  all.reduce(
    (a, b) => ({
      passed: a.passed + b.passed,
      failed: a.failed + b.failed,
      skipped: a.skipped + b.skipped,
    }),
    NOTHING,
  );

/** The closing line that people and machines read. */
export const line = ({ passed, failed, skipped }) =>
  `${passed} passed, ${failed} failed, ${skipped} skipped`;
