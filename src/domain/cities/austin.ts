import type { City } from './city.ts';

export const AUSTIN: City = {
  id: 'austin',
  name: 'Austin',
  region: { west: -98.2, south: 30.0, east: -97.4, north: 30.65 },
  timeZone: 'America/Chicago',
  weather: { latitude: 30.27, longitude: -97.74, station: 'USW00013958' },
  portal: [
    {
      name: 'Crime reports, 2003 to present',
      host: 'data.austintexas.gov',
      id: 'fdj4-gpfu',
      role: 'incidents',
      dateField: 'occ_date',
      select: [],
      firstDay: '2003-01-01',
      lastDay: null,
    },
  ],
  layouts: [
    {
      name: 'Austin crime reports',
      role: 'incidents',
      signature: ['incident_report_number', 'crime_type', 'occ_date'],
      columns: [
        { headers: ['incident_report_number'], role: 'id', type: 'text' },
        { headers: ['crime_type'], role: 'offence', type: 'category', feature: true },
        { headers: ['ucr_code'], role: 'offence code', type: 'category' },
        { headers: ['ucr_category', 'category_description'], type: 'category' },
        { headers: ['family_violence'], role: 'domestic', type: 'boolean', feature: true },
        { headers: ['occ_date'], role: 'occurred at', type: 'timestamp' },
        { headers: ['occ_time'], role: 'time of day', type: 'text' },
        { headers: ['occ_date_time', 'rep_date_time', 'rep_date'], type: 'timestamp' },
        { headers: ['location_type'], role: 'place', type: 'category', feature: true },
        { headers: ['sector'], role: 'area', type: 'category', feature: true },
        { headers: ['district'], role: 'district', type: 'category' },
        { headers: ['council_district'], role: 'ward', type: 'category', feature: true },
        { headers: ['clearance_status'], role: 'outcome', type: 'category', known: 'outcome' },
        { headers: ['clearance_date'], type: 'timestamp', known: 'outcome' },
      ],
      others: { type: 'text', feature: false },
      outcome: {
        arrest: ['c'],
        // Cleared by exception, and not cleared.
        noArrest: ['o', 'n'],
        leftOut: [],
        arrestContains: [],
        others: 'left out',
        blank: 'left out',
      },
    },
  ],
  pitfalls: [
    {
      at: 'load',
      text: 'Clearance status C is cleared by arrest, O by exception, N not cleared; reports without one are left out.',
    },
    { at: 'load', text: 'A report goes by its highest offence only; others in it are not told.' },
    {
      at: 'map',
      text: 'The records have no coordinates, so nothing can be drawn and areas cannot be found by place.',
    },
  ],
};
