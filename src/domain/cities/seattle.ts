import type { City } from './city.ts';

/** To look at only: the records do not say whether there was an arrest. */
export const SEATTLE: City = {
  id: 'seattle',
  name: 'Seattle',
  region: { west: -122.5, south: 47.45, east: -122.2, north: 47.78 },
  timeZone: 'America/Los_Angeles',
  weather: { latitude: 47.61, longitude: -122.33, station: 'USW00024233' },
  portal: [
    {
      name: 'Police crime data (no arrests, to look at only)',
      host: 'data.seattle.gov',
      id: 'tazs-3rd5',
      role: 'incidents',
      dateField: 'offense_date',
      select: [],
      firstDay: '2008-01-01',
      lastDay: null,
    },
  ],
  layouts: [
    {
      name: 'Seattle crimes',
      role: 'incidents',
      signature: ['report_number', 'offense_id', 'offense_date'],
      columns: [
        { headers: ['report_number'], type: 'text' },
        { headers: ['offense_id'], role: 'id', type: 'text' },
        { headers: ['offense_date'], role: 'occurred at', type: 'timestamp' },
        { headers: ['report_date_time'], type: 'timestamp' },
        { headers: ['offense_sub_category'], role: 'offence', type: 'category', feature: true },
        { headers: ['nibrs_offense_code'], role: 'offence code', type: 'category', feature: true },
        { headers: ['nibrs_offense_code_description'], role: 'description', type: 'category' },
        {
          headers: ['offense_category', 'nibrs_crime_against_category', 'nibrs_group_a_b'],
          type: 'category',
        },
        { headers: ['shooting_type_group', 'sector', 'reporting_area'], type: 'category' },
        { headers: ['block_address'], role: 'block', type: 'text' },
        { headers: ['precinct'], role: 'district', type: 'category', feature: true },
        { headers: ['beat'], role: 'beat', type: 'category', feature: true },
        { headers: ['neighborhood'], role: 'area', type: 'category', feature: true },
        { headers: ['latitude'], role: 'latitude', type: 'number' },
        { headers: ['longitude'], role: 'longitude', type: 'number' },
      ],
      others: { type: 'text', feature: false },
      missing: ['redacted', '-'],
    },
    {
      name: 'Seattle crimes (until 2024)',
      role: 'incidents',
      signature: ['report_number', 'offense_start_datetime', 'offense_parent_group'],
      columns: [
        { headers: ['report_number'], type: 'text' },
        { headers: ['offense_id'], role: 'id', type: 'text' },
        { headers: ['offense_start_datetime'], role: 'occurred at', type: 'timestamp' },
        { headers: ['offense_end_datetime', 'report_datetime'], type: 'timestamp' },
        { headers: ['offense_parent_group'], role: 'offence', type: 'category', feature: true },
        { headers: ['offense_code'], role: 'offence code', type: 'category', feature: true },
        { headers: ['offense'], role: 'description', type: 'category' },
        { headers: ['crime_against_category', 'group_a_b', 'sector'], type: 'category' },
        { headers: ['100_block_address'], role: 'block', type: 'text' },
        { headers: ['precinct'], role: 'district', type: 'category', feature: true },
        { headers: ['beat'], role: 'beat', type: 'category', feature: true },
        { headers: ['mcpp'], role: 'area', type: 'category', feature: true },
        { headers: ['latitude'], role: 'latitude', type: 'number' },
        { headers: ['longitude'], role: 'longitude', type: 'number' },
      ],
      others: { type: 'text', feature: false },
    },
  ],
  pitfalls: [
    {
      at: 'load',
      text: 'The records do not say whether there was an arrest: they can be looked at, but nothing can be learned from them.',
    },
    {
      at: 'join',
      text: 'A report stands in a row for each of its offences, so report numbers come more than once.',
    },
    { at: 'map', text: 'Places are given to the block; some are withheld.' },
  ],
};
