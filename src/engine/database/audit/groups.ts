import type { AuditDimension } from '../../../domain/audit/dimensions.ts';
import type { DimensionAudit } from '../../../domain/audit/found.ts';
import { auditIndexes } from '../../../domain/audit/groups.ts';
import { groupIndexes } from '../../../domain/metrics/groups.ts';
import { levelOfDimension } from '../../../domain/recipe/levels.ts';
import type { Session } from '../session.ts';
import { readLevels, readRows } from './rows.ts';

/** Audits a model on the hold-out's groups by a dimension. */
export async function auditBy(
  session: Session,
  model: string,
  dimension: AuditDimension,
  threshold: number,
): Promise<DimensionAudit> {
  const level = levelOfDimension(dimension);
  const purpose = `Auditing by ${dimension.label}`;
  const names = await readLevels(session, purpose, level);
  const wanted = { side: 'holdout', models: [model], level } as const;
  const { scores, outcomes, codes } = await readRows(session, purpose, wanted);
  const indexes = groupIndexes(scores[0] ?? [], outcomes, codes, names.length);
  return { names, indexes, audits: auditIndexes(indexes, threshold) };
}
