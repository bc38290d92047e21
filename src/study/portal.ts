import { shallowReactive } from 'vue';
import { connectPortal, type PortalBridge, type PortalProgress } from '../bridge/portal.ts';
import type { City, PortalDataset } from '../domain/cities/city.ts';
import { CITIES } from '../domain/cities/cities.ts';
import type { Fault } from '../domain/fault.ts';
import type { Estimate } from '../domain/portal/estimate.ts';
import type { SodaQuery } from '../domain/portal/soda.ts';
import { newestYear, spanProblem, type Span } from '../domain/portal/span.ts';
import type { WeatherServiceId } from '../domain/portal/weather.ts';
import type { OnProgress, Progress } from '../domain/progress.ts';
import type { Origin } from '../domain/study/origin.ts';
import type { NamedFile } from '../domain/table/source.ts';
import { count, plural } from '../domain/words/format.ts';
import { loadNamed } from './load.ts';
import { note } from './log.ts';
import { faultOf } from './stages.ts';

/** A city's incidents at its portal. */
export interface PortalChoice {
  readonly city: City;
  readonly dataset: PortalDataset;
}

/** Where a fetch stands; `again` goes on after what is kept. */
export type PortalJob =
  | { readonly phase: 'idle' }
  | { readonly phase: 'fetching'; readonly progress: Progress }
  | { readonly phase: 'done'; readonly line: string }
  | { readonly phase: 'stopped'; readonly kept: number; readonly again: () => Promise<void> }
  | { readonly phase: 'failed'; readonly fault: Fault; readonly again: () => Promise<void> };

/** What the person chose of the portals, and how the fetch goes. */
export interface PortalState {
  choice: PortalChoice | null;
  span: Span;
  /** The person's own, for this visit only. */
  token: string;
  weather: WeatherServiceId;
  estimate: Estimate | null;
  job: PortalJob;
  /** The hosts that were asked for something since the page was opened. */
  asked: ReadonlySet<string>;
}

/** The incidents that can be fetched, by city. */
export const PORTAL_CHOICES: readonly PortalChoice[] = CITIES.flatMap((city) =>
  city.portal.filter(({ role }) => role === 'incidents').map((dataset) => ({ city, dataset })),
);

const firstChoice = PORTAL_CHOICES[0] ?? null;

export const portal: PortalState = shallowReactive({
  choice: firstChoice,
  span: spanFor(firstChoice),
  token: '',
  weather: 'open-meteo',
  estimate: null,
  job: { phase: 'idle' },
  asked: new Set<string>(),
});

const bridge = connectPortal(({ host, what }) => noteAsked(host, what));

/** Keeps in sight that a host was asked for something. */
export function noteAsked(host: string, what: string): void {
  portal.asked = new Set([...portal.asked, host]);
  note(`Asked ${host}`, what);
}

/** Takes other incidents; the span is kept where the data set can hold it. */
export function chooseData(choice: PortalChoice): void {
  const { span } = portal;
  const fits = spanProblem(span, choice.dataset, today()) === null;
  Object.assign(portal, { choice, estimate: null, span: fits ? span : spanFor(choice) });
}

export function chooseSpan(change: Partial<Span>): void {
  portal.span = { ...portal.span, ...change };
  portal.estimate = null;
}

/** What keeps the chosen span from being fetched, in one sentence. */
export function problemOfSpan(): string | null {
  const { choice, span } = portal;
  return choice && spanProblem(span, choice.dataset, today());
}

/** Counts the chosen rows, and guesses the time. */
export async function estimate(): Promise<void> {
  const query = chosenQuery();
  if (!query) return;
  await job(estimate, async () => {
    portal.estimate = await bridge.estimate(query);
    return null;
  });
}

/** Fetches the chosen incidents and loads them. */
export function fetchIncidents(): Promise<void> {
  const { choice } = portal;
  const query = chosenQuery();
  return choice && query ? fetchRecords(choice.city, query) : Promise.resolve();
}

/** Fetches areas or outlines of the chosen city and loads them. */
export async function fetchAreas(city: City, dataset: PortalDataset): Promise<void> {
  const query: SodaQuery = { dataset, span: null, token: portal.token.trim() };
  await job(
    () => fetchAreas(city, dataset),
    async (onProgress) => {
      const file = await bridge.areas(city.name, query, onProgress);
      return { file: { ...file, origin: originOf(city, query) }, line: `${dataset.name} arrived.` };
    },
  );
}

/** Fetches the weather of the chosen days and loads it. */
export async function fetchWeather(): Promise<void> {
  const { choice, span, weather } = portal;
  if (choice) await weatherOf(choice.city, span, weather);
}

/** Stops what is under way; whole pages stay. */
export function cancelPortal(): void {
  void bridge.cancel();
}

/** Lets the rows of a stopped fetch go. */
export async function startOver(): Promise<void> {
  portal.job = { phase: 'idle' };
  await bridge.startOver();
}

/** Lets go of the weather and the areas that the browser keeps. */
export async function forgetAnswers(): Promise<void> {
  await bridge.forget();
  portal.job = { phase: 'done', line: 'The kept weather and areas are forgotten.' };
}

/** Today at this place, ISO 8601. */
export function today(): string {
  const now = new Date();
  return new Date(now.getTime() - now.getTimezoneOffset() * 60_000).toISOString().slice(0, 10);
}

function spanFor(choice: PortalChoice | null): Span {
  return newestYear(choice?.dataset ?? { firstDay: null, lastDay: null }, today());
}

/** A data set without a column to cut by comes whole. */
function chosenQuery(): SodaQuery | null {
  const { choice, span, token } = portal;
  if (!choice) return null;
  const { dataset } = choice;
  return { dataset, span: dataset.dateField === null ? null : span, token: token.trim() };
}

async function fetchRecords(city: City, query: SodaQuery): Promise<void> {
  await job(
    () => fetchRecords(city, query),
    async (onProgress) => {
      const { file, rows, counted } = await bridge.records(city.name, query, onProgress);
      const differs = rows === counted ? '' : ` The portal had counted ${count(counted)}.`;
      const line = `${plural(rows, 'row')} arrived.${differs}`;
      if (rows === 0) return { file: null, line: 'There are no rows in these days.' };
      return { file: { ...file, origin: originOf(city, query) }, line };
    },
  );
}

async function weatherOf(city: City, span: Span, service: WeatherServiceId): Promise<void> {
  await job(
    () => weatherOf(city, span, service),
    async (onProgress) => {
      const file = await bridge.weather({ city: placeOf(city), span, service }, onProgress);
      const origin = { kind: 'weather', city: city.id, service, span } as const;
      return { file: { ...file, origin }, line: `The weather of ${city.name} arrived.` };
    },
  );
}

function originOf(city: City, { dataset, span }: SodaQuery): Origin {
  return { kind: 'portal', city: city.id, dataset: dataset.id, span };
}

/** Fetches what an origin says once more. Null: this program does not know the place any more. */
export async function fetchAgain(
  origin: Extract<Origin, { kind: 'portal' | 'weather' }>,
  onProgress: OnProgress,
): Promise<NamedFile | null> {
  const city = CITIES.find(({ id }) => id === origin.city);
  if (!city) return null;
  if (origin.kind === 'weather') {
    const { service, span } = origin;
    return bridge.weather({ city: placeOf(city), span, service }, onProgress);
  }
  const dataset = city.portal.find(({ id }) => id === origin.dataset);
  if (!dataset) return null;
  const query = { dataset, span: origin.span, token: portal.token.trim() };
  if (dataset.role !== 'incidents') return bridge.areas(city.name, query, onProgress);
  return (await bridge.records(city.name, query, onProgress)).file;
}

/** What crosses to the worker of a city. */
function placeOf({ name, weather, timeZone }: City) {
  return { name, weather, timeZone };
}

/** What a job brought: a file to load, and a line to show. */
interface Brought {
  readonly file: Awaited<ReturnType<PortalBridge['areas']>> | null;
  readonly line: string;
}

/** Does one thing at a time, and loads what it brings. */
async function job(
  again: () => Promise<void>,
  work: (onProgress: OnProgress<Progress | PortalProgress>) => Promise<Brought | null>,
): Promise<void> {
  const start = performance.now();
  let kept = 0;
  let over = false;
  const onProgress = (progress: Progress | PortalProgress) => {
    if (over) return; // told across a thread, it may come late
    if ('kept' in progress) kept = progress.kept;
    portal.job = { phase: 'fetching', progress };
  };
  onProgress({ what: 'Asking the portal' });
  let brought: Brought | null;
  try {
    brought = await work(onProgress);
    portal.job = brought ? { phase: 'done', line: brought.line } : { phase: 'idle' };
  } catch (error) {
    const stopped = error instanceof Error && error.name === 'AbortError';
    portal.job = stopped
      ? { phase: 'stopped', kept, again }
      : { phase: 'failed', fault: faultOf(error, 'fetching'), again };
    return;
  } finally {
    over = true;
  }
  if (!brought?.file) return;
  note(`Fetched ${brought.file.name}`, brought.line, performance.now() - start);
  await loadNamed([brought.file]);
}
