/** The simulated year: none of the records behind the tallies is from it. */
export const simulatedYear = 2023;

/** One day of the simulated year. */
export interface Day {
  /** 0 to 11. */
  readonly month: number;
  /** 1 to 31. */
  readonly date: number;
  /** 0 to 6, Monday first. */
  readonly weekday: number;
}

/** All days of the simulated year in order, free of any time zone. */
export const days: readonly Day[] = Array.from({ length: 365 }, (_, index) => {
  const day = new Date(Date.UTC(simulatedYear, 0, 1 + index));
  return { month: day.getUTCMonth(), date: day.getUTCDate(), weekday: (day.getUTCDay() + 6) % 7 };
});
