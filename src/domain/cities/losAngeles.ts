import type { City } from './city.ts';

export const LOS_ANGELES: City = {
  id: 'los-angeles',
  name: 'Los Angeles',
  region: { west: -118.75, south: 33.65, east: -118.1, north: 34.4 },
  timeZone: 'America/Los_Angeles',
  weather: { latitude: 34.05, longitude: -118.25, station: 'USW00093134' },
  portal: [
    {
      name: 'Crime, 2020 to 2024',
      host: 'data.lacity.org',
      id: '2nrs-mtv8',
      role: 'incidents',
      dateField: 'date_occ',
      select: [],
      firstDay: '2020-01-01',
      lastDay: '2024-12-30',
    },
  ],
  layouts: [
    {
      name: 'Los Angeles crimes',
      role: 'incidents',
      signature: ['dr_no', 'date_occ', 'time_occ', 'status'],
      columns: [
        { headers: ['dr_no'], role: 'id', type: 'text' },
        { headers: ['date_rptd'], type: 'timestamp' },
        { headers: ['date_occ'], role: 'occurred at', type: 'timestamp' },
        { headers: ['time_occ'], role: 'time of day', type: 'text' },
        { headers: ['area'], role: 'area', type: 'category', feature: true },
        { headers: ['area_name', 'rpt_dist_no', 'part_1_2'], type: 'category' },
        { headers: ['crm_cd'], role: 'offence code', type: 'category', feature: true },
        { headers: ['crm_cd_desc'], role: 'offence', type: 'category', feature: true },
        { headers: ['crm_cd_1', 'crm_cd_2', 'crm_cd_3', 'crm_cd_4'], type: 'category' },
        // Methods and weapons are often written up after the first report.
        { headers: ['mocodes'], type: 'text', known: 'later' },
        { headers: ['weapon_used_cd', 'weapon_desc'], type: 'category', known: 'later' },
        { headers: ['vict_age'], type: 'number' },
        { headers: ['vict_sex', 'vict_descent', 'premis_cd'], type: 'category' },
        { headers: ['premis_desc'], role: 'place', type: 'category', feature: true },
        { headers: ['status'], role: 'outcome', type: 'category', known: 'outcome' },
        { headers: ['status_desc'], type: 'category', known: 'outcome' },
        { headers: ['location'], role: 'block', type: 'text' },
        { headers: ['cross_street'], type: 'text' },
        { headers: ['lat'], role: 'latitude', type: 'number' },
        { headers: ['lon'], role: 'longitude', type: 'number' },
      ],
      others: { type: 'text', feature: false },
      outcome: {
        arrest: ['aa', 'ja'],
        // Cleared in another way, and cases still open.
        noArrest: ['ao', 'jo', 'ic'],
        leftOut: ['cc'],
        arrestContains: [],
        others: 'left out',
        blank: 'left out',
      },
    },
  ],
  pitfalls: [
    {
      at: 'load',
      text: 'Status IC means that the case is still open: it counts as no arrest so far. AA and JA are arrests of adults and juveniles.',
    },
    {
      at: 'load',
      text: 'The records end in December 2024, and thin out from March 2024, when the police moved to another system.',
    },
    {
      at: 'load',
      text: 'The day and the time of day stand in two columns; the time is written 845 or 0845 for 8:45.',
    },
    {
      at: 'evaluate',
      text: 'The newest cases have had the least time to be cleared, so they look as if fewer led to an arrest.',
    },
    { at: 'map', text: 'Unknown places are written as 0, 0; the others are given to the block.' },
  ],
};
