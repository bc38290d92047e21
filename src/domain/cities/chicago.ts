import {
  BOOLEAN_OUTCOME,
  ROW_NUMBER,
  WHOLE,
  type City,
  type KnownColumn,
  type PortalDataset,
} from './city.ts';

/** The portal's 20- and 22-column exports, its API's snake_case and the Kaggle copy share these headers. */
const COLUMNS: readonly KnownColumn[] = [
  { headers: ['id'], role: 'id', type: 'text' },
  { headers: ['case_number'], role: 'case number', type: 'text' },
  { headers: ['date'], role: 'occurred at', type: 'timestamp' },
  { headers: ['block'], role: 'block', type: 'text' },
  { headers: ['iucr'], role: 'offence code', type: 'category', feature: true },
  { headers: ['primary_type'], role: 'offence', type: 'category', feature: true },
  { headers: ['description'], role: 'description', type: 'category' },
  { headers: ['location_description'], role: 'place', type: 'category', feature: true },
  { headers: ['arrest'], role: 'outcome', type: 'boolean', known: 'outcome' },
  { headers: ['domestic'], role: 'domestic', type: 'boolean', feature: true },
  { headers: ['beat'], role: 'beat', type: 'category', feature: true },
  { headers: ['district'], role: 'district', type: 'category', feature: true },
  { headers: ['ward'], role: 'ward', type: 'category', feature: true },
  { headers: ['community_area'], role: 'area', type: 'category', feature: true },
  { headers: ['fbi_code'], role: 'FBI code', type: 'category', feature: true },
  { headers: ['x_coordinate', 'y_coordinate'], type: 'number' },
  { headers: ['year'], type: 'number' },
  { headers: ['updated_on'], type: 'timestamp', known: 'later' },
  { headers: ['latitude'], role: 'latitude', type: 'number' },
  { headers: ['longitude'], role: 'longitude', type: 'number' },
];

const HOST = 'data.cityofchicago.org';

const PORTAL: readonly PortalDataset[] = [
  {
    name: 'Crimes, 2001 to present',
    host: HOST,
    id: 'ijzp-q8t2',
    role: 'incidents',
    dateField: 'date',
    select: COLUMNS.flatMap(({ headers }) => headers),
    firstDay: '2001-01-01',
    lastDay: null,
  },
  {
    name: 'Socioeconomic indicators 2008–2012',
    host: HOST,
    id: 'kn9c-c2s2',
    role: 'areas',
    ...WHOLE,
  },
  {
    name: 'Outlines of the community areas',
    host: HOST,
    id: 'igwz-8jzy',
    role: 'outlines',
    ...WHOLE,
  },
];

export const CHICAGO: City = {
  id: 'chicago',
  name: 'Chicago',
  region: { west: -88.1, south: 41.55, east: -87.4, north: 42.15 },
  timeZone: 'America/Chicago',
  weather: { latitude: 41.85, longitude: -87.65, station: 'USW00094846' },
  portal: PORTAL,
  layouts: [
    {
      name: 'Chicago crimes',
      role: 'incidents',
      signature: ['date', 'primary_type', 'arrest'],
      columns: [ROW_NUMBER, ...COLUMNS],
      others: { type: 'text', feature: false },
      outcome: BOOLEAN_OUTCOME,
    },
    {
      name: 'Chicago socioeconomic indicators by community area',
      role: 'areas',
      signature: ['community_area_number', 'hardship_index'],
      columns: [
        { headers: ['community_area_number'], role: 'area', type: 'category' },
        { headers: ['community_area_name'], role: 'area name', type: 'text' },
      ],
      others: { type: 'number', feature: true },
    },
    {
      name: 'Chicago socioeconomic indicators by community area (API)',
      role: 'areas',
      signature: ['ca', 'hardship_index'],
      columns: [
        { headers: ['ca'], role: 'area', type: 'category' },
        { headers: ['community_area_name'], role: 'area name', type: 'text' },
      ],
      others: { type: 'number', feature: true },
    },
    {
      name: 'Chicago household figures by community',
      role: 'areas',
      signature: ['community', 'communityname', 'percapitaincome'],
      columns: [
        { headers: ['community'], role: 'area', type: 'category' },
        { headers: ['communityname'], role: 'area name', type: 'text' },
      ],
      others: { type: 'number', feature: true },
    },
  ],
  // The Loop and the Near North Side, where the article of 2015 looked closer.
  places: [
    { name: 'Downtown', box: { west: -87.655, south: 41.865, east: -87.605, north: 41.905 } },
  ],
  pitfalls: [
    {
      at: 'load',
      text: 'Times of exactly 00:00 are often placeholders for an unknown time.',
    },
    {
      at: 'evaluate',
      text: 'Some offence codes are recorded almost only when somebody is arrested, so the code gives the outcome away.',
    },
    {
      at: 'evaluate',
      text: 'Offence codes may be revised after the report; the file holds the latest, not the first.',
    },
    {
      at: 'join',
      text: 'Incidents without coordinates still have their community area, so they join by code and only the map leaves them out.',
    },
    {
      at: 'map',
      text: 'Some incidents stand at latitude 36.62, longitude −91.69: the corner of the state’s grid, not a place.',
    },
    { at: 'map', text: 'Places are given to the block, not to the address.' },
  ],
};
