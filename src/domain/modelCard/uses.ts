import { list, text, type CardSection } from './blocks.ts';

const INTENDED: readonly string[] = [
  'To study which reported incidents led to an arrest, where and when, and how well that can be told from the report.',
  'To find columns that give the outcome away, and to see what is left without them.',
  'To teach how such a model is made, compared and audited.',
];

const UNFIT: readonly string[] = [
  'To predict crime: the model knows only what was reported.',
  'To say anything of a person: suspect, victim, officer or neighbour. It holds none of them.',
  'To send patrols, to set bail or sentence, or to decide which report is worth an investigation: it would repeat what was done before and call it a forecast.',
  'In another city or another time, without being trained and judged anew.',
];

/** What the model is for and what it is not for. */
export function useSections(): readonly CardSection[] {
  return [
    {
      id: 'uses',
      heading: 'Intended uses',
      blocks: [
        text('The model predicts arrests in reported incidents. It does not predict crime.'),
        list(INTENDED),
      ],
    },
    { id: 'unfit', heading: 'Not fit for', blocks: [list(UNFIT)] },
  ];
}
