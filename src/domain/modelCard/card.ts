import type { ModelCard } from './blocks.ts';
import { dataSections } from './data.ts';
import { groupSections } from './groups.ts';
import type { ModelCardInputs } from './inputs.ts';
import { modelSections } from './model.ts';
import { resultSections } from './results.ts';
import { useSections } from './uses.ts';

/** Writes the card. What was not measured is said to be so, and never left out. */
export function modelCard(inputs: ModelCardInputs): ModelCard {
  return {
    title: inputs.title,
    made: `Made on ${inputs.made} by ${inputs.madeBy}.`,
    sections: [
      ...resultSections(inputs),
      ...useSections(),
      ...dataSections(inputs),
      ...modelSections(inputs),
      ...groupSections(inputs),
    ],
  };
}
