import { FaultError } from '../../domain/fault.ts';
import {
  LINK_VERSION,
  type SharedStudy,
  type SharedTraining,
} from '../../domain/study/sharedStudy.ts';
import { keepFiles } from '../kept/files.ts';
import { kept } from '../kept/current.ts';
import { document } from '../kept/save.ts';
import { comparable, shownNetwork } from '../models.ts';
import { study } from '../state.ts';
import { MOST_LETTERS, pack } from './pack.ts';

/**
 * The address that makes this study again on another machine.
 * @throws {FaultError} `link-too-long`
 */
export async function linkOf(): Promise<string> {
  await keepFiles(() => undefined); // every file's SHA-256 is to be in it
  const letters = await pack(JSON.stringify(shared()));
  if (letters.length > MOST_LETTERS) {
    throw new FaultError({ kind: 'link-too-long', letters: letters.length, limit: MOST_LETTERS });
  }
  return `${location.origin}${location.pathname}#/link/${letters}`;
}

/** What the link says. A model that other settings made takes its own split and columns along. */
export function shared(): SharedStudy {
  const { recipe } = document();
  const trained = trainedNow();
  const { settings } = recipe;
  const split = shownNetwork()?.split ?? settings.split;
  return {
    format: 'streetlight-link',
    version: LINK_VERSION,
    name: kept.name,
    recipe: trained ? { ...recipe, settings: { ...settings, split } } : recipe,
    trained,
  };
}

function trainedNow(): SharedTraining | null {
  const model = shownNetwork();
  const { joined, evaluation } = study;
  if (!model?.holdout || !joined || evaluation?.network.id !== model.id) return null;
  const beside = comparable(model).flatMap(({ name, holdout }) =>
    holdout ? [{ name, auc: holdout.auc }] : [],
  );
  const { auc, aucLow, aucHigh, logLoss } = model.holdout;
  return {
    ...{ network: model.spec, features: model.features, backend: model.training.backend },
    figures: {
      ...{ rows: joined.receipt.rows, holdout: evaluation.rows },
      ...{ auc, aucLow, aucHigh, logLoss, beside },
    },
  };
}
