/** A round scale from 0: its end, and a few ticks in between. */
export interface Scale {
  readonly end: number;
  readonly ticks: readonly number[];
}

const STEPS = [1, 2, 2.5, 5, 10];

/** The roundest scale from 0 that reaches `most`, with about `wanted` steps. */
export function scaleTo(most: number, wanted = 3): Scale {
  if (!(most > 0)) return { end: 1, ticks: [0, 1] };
  const rough = most / wanted;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = (STEPS.find((one) => one * power >= rough * (1 - 1e-9)) ?? 10) * power;
  const steps = Math.ceil(most / step - 1e-9);
  const ticks = Array.from({ length: steps + 1 }, (_, i) => Number((i * step).toPrecision(12)));
  return { end: ticks.at(-1) ?? 1, ticks };
}
