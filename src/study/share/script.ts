import { joinScript } from '../../domain/share/script.ts';
import { MADE_BY } from '../../domain/version.ts';
import { study } from '../state.ts';

/** The join of the study as a script. */
export function scriptOf(): string {
  return joinScript({
    madeBy: MADE_BY,
    tables: study.tables.filter(({ role }) => role !== 'unused'),
    statements: study.joined?.plan.statements ?? [],
    split: study.settings.split,
  });
}
