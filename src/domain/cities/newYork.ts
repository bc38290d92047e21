import type { City } from './city.ts';

/** To look at only: the records do not say whether there was an arrest. */
export const NEW_YORK: City = {
  id: 'new-york',
  name: 'New York City',
  region: { west: -74.3, south: 40.45, east: -73.65, north: 40.95 },
  timeZone: 'America/New_York',
  weather: { latitude: 40.71, longitude: -74.01, station: 'USW00094728' },
  portal: [
    {
      name: 'Police complaints (no arrests, to look at only)',
      host: 'data.cityofnewyork.us',
      id: 'qgea-i56i',
      role: 'incidents',
      dateField: 'cmplnt_fr_dt',
      select: [
        ...['cmplnt_num', 'cmplnt_fr_dt', 'cmplnt_fr_tm', 'rpt_dt', 'ky_cd', 'ofns_desc', 'pd_cd'],
        ...['pd_desc', 'law_cat_cd', 'boro_nm', 'addr_pct_cd', 'loc_of_occur_desc'],
        ...['prem_typ_desc', 'latitude', 'longitude'],
      ],
      firstDay: '2006-01-01',
      lastDay: null,
    },
  ],
  layouts: [
    {
      name: 'New York City police complaints',
      role: 'incidents',
      signature: ['cmplnt_num', 'cmplnt_fr_dt', 'ofns_desc'],
      columns: [
        { headers: ['cmplnt_num'], role: 'id', type: 'text' },
        { headers: ['cmplnt_fr_dt'], role: 'occurred at', type: 'timestamp' },
        { headers: ['cmplnt_fr_tm'], role: 'time of day', type: 'text' },
        { headers: ['cmplnt_to_dt', 'rpt_dt'], type: 'date' },
        { headers: ['ky_cd'], role: 'offence code', type: 'category', feature: true },
        { headers: ['ofns_desc'], role: 'offence', type: 'category', feature: true },
        { headers: ['pd_cd', 'law_cat_cd', 'crm_atpt_cptd_cd'], type: 'category' },
        { headers: ['pd_desc'], role: 'description', type: 'category' },
        { headers: ['prem_typ_desc'], role: 'place', type: 'category', feature: true },
        { headers: ['boro_nm'], role: 'area', type: 'category', feature: true },
        { headers: ['addr_pct_cd'], role: 'district', type: 'category', feature: true },
        { headers: ['loc_of_occur_desc'], type: 'category' },
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
    { at: 'load', text: 'The day and the time of day stand in two columns.' },
    {
      at: 'map',
      text: 'Places are moved to the middle of the block; some offences to the station.',
    },
  ],
};
