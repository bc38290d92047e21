import type { Span } from '../portal/span.ts';
import type { WeatherServiceId } from '../portal/weather.ts';

/** Where a file came from, so that it can be had again: from the person, from the sample, or by a query. */
export type Origin =
  | { readonly kind: 'file' }
  | { readonly kind: 'sample' }
  /** A city's data set at its portal, both by their ids; `span: null` is all of it. */
  | {
      readonly kind: 'portal';
      readonly city: string;
      readonly dataset: string;
      readonly span: Span | null;
    }
  | {
      readonly kind: 'weather';
      readonly city: string;
      readonly service: WeatherServiceId;
      readonly span: Span;
    };
