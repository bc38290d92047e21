import type { OutcomeRule } from '../recipe/recipe.ts';
import type { City, KnownColumn } from './city.ts';

/** An exceptional clearance names an offender who was not arrested. */
const OUTCOME: OutcomeRule = {
  arrest: ['clear by arrest'],
  noArrest: ['clear by exceptional arrest'],
  leftOut: [],
  arrestContains: [],
  others: 'no arrest',
  blank: 'left out',
};

/** The API's names, then those of the portal's export. */
const COLUMNS: readonly KnownColumn[] = [
  { headers: ['incidentnum', 'incident_number_w_year'], role: 'id', type: 'text' },
  { headers: ['servnumid'], type: 'text' },
  { headers: ['date1', 'date1_of_occurrence'], role: 'occurred at', type: 'timestamp' },
  { headers: ['time1', 'time1_of_occurrence'], role: 'time of day', type: 'text' },
  { headers: ['nibrs_crime'], role: 'offence', type: 'category', feature: true },
  { headers: ['nibrs_code'], role: 'offence code', type: 'category' },
  { headers: ['nibrs_crime_category'], type: 'category' },
  { headers: ['nibrs_crimeagainst', 'nibrs_crime_against'], type: 'category' },
  { headers: ['offincident', 'type_of_incident'], role: 'description', type: 'category' },
  { headers: ['premise', 'type_location'], role: 'place', type: 'category', feature: true },
  { headers: ['division'], role: 'area', type: 'category', feature: true },
  { headers: ['sector'], type: 'category' },
  { headers: ['beat'], role: 'beat', type: 'category', feature: true },
  { headers: ['district', 'council_district'], role: 'ward', type: 'category' },
  { headers: ['incident_address'], role: 'block', type: 'text' },
  { headers: ['zip_code'], type: 'category' },
  { headers: ['status', 'offense_status'], role: 'outcome', type: 'category', known: 'outcome' },
  { headers: ['ucr_disp', 'ucr_disposition'], type: 'category', known: 'outcome' },
  { headers: ['mo', 'modus_operandi_mo'], type: 'text', known: 'later' },
];

const LAYOUT = {
  role: 'incidents',
  columns: COLUMNS,
  others: { type: 'text', feature: false },
  outcome: OUTCOME,
} as const;

export const DALLAS: City = {
  id: 'dallas',
  name: 'Dallas',
  region: { west: -97.05, south: 32.55, east: -96.45, north: 33.05 },
  timeZone: 'America/Chicago',
  weather: { latitude: 32.78, longitude: -96.8, station: 'USW00013960' },
  portal: [
    {
      name: 'Police incidents, June 2014 to present',
      host: 'www.dallasopendata.com',
      id: 'qv6i-rri7',
      role: 'incidents',
      dateField: 'date1',
      // The data set has 86 columns, many of them about persons; these are enough.
      select: [
        ...['incidentnum', 'servnumid', 'date1', 'time1', 'offincident', 'premise', 'division'],
        ...['sector', 'beat', 'district', 'incident_address', 'zip_code', 'status', 'ucr_disp'],
        ...['nibrs_crime', 'nibrs_crime_category', 'nibrs_crimeagainst', 'nibrs_code'],
      ],
      firstDay: '2014-06-01',
      lastDay: null,
    },
  ],
  layouts: [
    {
      ...LAYOUT,
      name: 'Dallas police incidents (API)',
      signature: ['incidentnum', 'date1', 'offincident', 'status'],
    },
    {
      ...LAYOUT,
      name: 'Dallas police incidents',
      signature: ['incident_number_w_year', 'date1_of_occurrence', 'offense_status'],
    },
  ],
  pitfalls: [
    {
      at: 'load',
      text: 'The portal keeps its days as text, so the first day of a span that is fetched may be missing; begin a day earlier.',
    },
    {
      at: 'load',
      text: 'Clear by Exceptional Arrest counts as no arrest: the offender was known but not taken into custody.',
    },
    {
      at: 'evaluate',
      text: 'Suspended means that no lead was left. It may be taken up again, so recent years can still change.',
    },
    {
      at: 'map',
      text: 'Latitude and longitude stand together in one column with the address, so incidents are not drawn.',
    },
  ],
};
