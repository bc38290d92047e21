import type { OutcomeRule } from '../recipe/recipe.ts';
import type { City, KnownColumn } from './city.ts';

/** F--CLEARED BY ARREST - ADULT and G--CLEARED BY ARREST - JUVENILE. */
const OUTCOME: OutcomeRule = {
  arrest: [],
  noArrest: [],
  leftOut: ['u--unknown', 'unknown'],
  arrestContains: ['cleared by arrest'],
  others: 'no arrest',
  blank: 'left out',
};

const SHARED: readonly KnownColumn[] = [
  { headers: ['incident_no'], role: 'id', type: 'text' },
  { headers: ['clsd'], role: 'outcome', type: 'category', known: 'outcome' },
  { headers: ['date_of_clearance', 'dateofclearance'], type: 'timestamp', known: 'outcome' },
  { headers: ['beat'], role: 'beat', type: 'category' },
  { headers: ['cpd_neighborhood'], role: 'area', type: 'category', feature: true },
  { headers: ['sna_neighborhood', 'community_council_neighborhood'], type: 'category' },
  { headers: ['address_x'], role: 'block', type: 'text' },
  { headers: ['latitude_x'], role: 'latitude', type: 'number' },
  { headers: ['longitude_x'], role: 'longitude', type: 'number' },
  { headers: ['zip'], type: 'category' },
];

const HOST = 'data.cincinnati-oh.gov';

export const CINCINNATI: City = {
  id: 'cincinnati',
  name: 'Cincinnati',
  region: { west: -84.75, south: 39.02, east: -84.33, north: 39.26 },
  timeZone: 'America/New_York',
  weather: { latitude: 39.1, longitude: -84.51, station: 'USW00093812' },
  portal: [
    {
      name: 'Reported crime since June 2024',
      host: HOST,
      id: '7aqy-xrv9',
      role: 'incidents',
      dateField: 'datefrom',
      select: [],
      firstDay: '2024-06-03',
      lastDay: null,
    },
    {
      name: 'Police crime incidents until June 2024',
      host: HOST,
      id: 'k59e-2pvf',
      role: 'incidents',
      dateField: 'date_from',
      select: [],
      firstDay: '2010-01-01',
      lastDay: '2024-06-02',
    },
  ],
  layouts: [
    {
      name: 'Cincinnati crime incidents',
      role: 'incidents',
      signature: ['incident_no', 'date_from', 'offense', 'clsd'],
      columns: [
        ...SHARED,
        { headers: ['instanceid'], type: 'text' },
        { headers: ['date_from'], role: 'occurred at', type: 'timestamp' },
        { headers: ['date_reported', 'date_to'], type: 'timestamp' },
        { headers: ['offense'], role: 'offence', type: 'category', feature: true },
        { headers: ['ucr'], role: 'offence code', type: 'category', feature: true },
        { headers: ['ucr_group'], type: 'category' },
        { headers: ['location'], role: 'place', type: 'category', feature: true },
        { headers: ['dst'], role: 'district', type: 'category', feature: true },
        // What is known of a suspect is known because there is one.
        {
          headers: ['suspect_age', 'suspect_race', 'suspect_ethnicity', 'suspect_gender'],
          type: 'category',
          known: 'later',
        },
        { headers: ['totalsuspects'], type: 'number', known: 'later' },
      ],
      others: { type: 'text', feature: false },
      outcome: OUTCOME,
    },
    {
      name: 'Cincinnati reported crime (STARS)',
      role: 'incidents',
      signature: ['incident_no', 'datefrom', 'stars_category'],
      columns: [
        ...SHARED,
        { headers: ['datefrom'], role: 'occurred at', type: 'timestamp' },
        { headers: ['datereported', 'dateto'], type: 'timestamp' },
        { headers: ['stars_category'], role: 'offence', type: 'category', feature: true },
        { headers: ['type'], type: 'category' },
      ],
      others: { type: 'text', feature: false },
      outcome: OUTCOME,
    },
  ],
  pitfalls: [
    {
      at: 'load',
      text: 'The police changed their records system on 3 June 2024; categories before and after it are not the same.',
    },
    {
      at: 'load',
      text: 'A pending investigation (I--INVESTIGATION PENDING) counts as no arrest so far; a blank or unknown closure is left out.',
    },
    {
      at: 'join',
      text: 'An incident stands in a row for each victim, suspect or offence, so incident numbers come more than once.',
    },
    {
      at: 'evaluate',
      text: 'Suspects’ columns are filled where there is a suspect, which gives the outcome away; they are not offered to the network.',
    },
    { at: 'map', text: 'The city moves coordinates at random within the block.' },
  ],
};
