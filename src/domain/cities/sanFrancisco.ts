import type { OutcomeRule } from '../recipe/recipe.ts';
import { ROW_NUMBER, type City, type KnownColumn, type PortalDataset } from './city.ts';

/** Until 2018 the resolution says ARREST for adults; what became of juveniles has values of its own. */
const BEFORE_2018: OutcomeRule = {
  arrest: [],
  noArrest: ['juvenile booked', 'juvenile cited'],
  leftOut: [],
  arrestContains: ['arrest'],
  others: 'no arrest',
  blank: 'left out',
};

/** Since 2018 adults and juveniles are cited or arrested alike; exceptional clearances are no arrests. */
const SINCE_2018: OutcomeRule = {
  ...BEFORE_2018,
  noArrest: [],
  arrestContains: ['cite or arrest'],
};

const SHARED: readonly KnownColumn[] = [
  { headers: ['category'], role: 'offence', type: 'category', feature: true },
  { headers: ['descript'], role: 'description', type: 'category' },
  { headers: ['dayofweek'], type: 'category' },
  { headers: ['pddistrict'], role: 'district', type: 'category', feature: true },
  { headers: ['resolution'], role: 'outcome', type: 'category', known: 'outcome' },
  { headers: ['address'], role: 'block', type: 'text' },
  { headers: ['x'], role: 'longitude', type: 'number' },
  { headers: ['y'], role: 'latitude', type: 'number' },
];

/** The columns of `census_merged`: what they measure; each has a margin of error beside it. */
const CENSUS_FIGURES = [
  ...['foreign_pct', 'badenglish_pct', 'same_house_pct', 'ba_grad_pct', 'disab_pct', 'hs_grad_pct'],
  ...['noncitizen_pct', 'nonenglish_pct', 'hh_old_pct', 'hh_youth_pct', 'hh_size', 'med_hh_inc'],
  ...['mean_hh_inc', 'health_ins_pct', 'unemp_pct', 'poverty_pct', 'rent_vacancy_pct'],
  ...['no_car_pct', 'unaff_mortgage_pct', 'crowded_pct', 'unaff_rent_pct', 'occ_rent_pct'],
  ...['moved_in_post_2010_pct', 'med_rooms_per_hh', 'med_housing_value'],
];

const HOST = 'data.sfgov.org';

const PORTAL: readonly PortalDataset[] = [
  {
    name: 'Police incident reports, 2018 to present',
    host: HOST,
    id: 'wg3w-h783',
    role: 'incidents',
    dateField: 'incident_datetime',
    select: [],
    firstDay: '2018-01-01',
    lastDay: null,
  },
  {
    name: 'Police incident reports, 2003 to May 2018',
    host: HOST,
    id: 'tmnf-yvry',
    role: 'incidents',
    dateField: 'date',
    select: [],
    firstDay: '2003-01-01',
    lastDay: '2018-05-15',
  },
];

export const SAN_FRANCISCO: City = {
  id: 'san-francisco',
  name: 'San Francisco',
  region: { west: -122.55, south: 37.68, east: -122.32, north: 37.87 },
  timeZone: 'America/Los_Angeles',
  weather: { latitude: 37.77, longitude: -122.43, station: 'USW00023234' },
  portal: PORTAL,
  layouts: [
    {
      name: 'San Francisco incidents 2003–2015 (Kaggle)',
      role: 'incidents',
      signature: ['dates', 'category', 'pddistrict', 'resolution'],
      columns: [{ headers: ['dates'], role: 'occurred at', type: 'timestamp' }, ...SHARED],
      others: { type: 'text', feature: false },
      outcome: BEFORE_2018,
    },
    {
      name: 'San Francisco incidents 2003–2018',
      role: 'incidents',
      signature: ['incidntnum', 'date', 'category', 'pddistrict', 'resolution'],
      columns: [
        { headers: ['incidntnum'], role: 'id', type: 'text' },
        { headers: ['pdid'], type: 'text' },
        { headers: ['date'], role: 'occurred at', type: 'timestamp' },
        { headers: ['time'], role: 'time of day', type: 'text' },
        { headers: ['incident_code'], role: 'offence code', type: 'category' },
        ...SHARED,
      ],
      others: { type: 'text', feature: false },
      outcome: BEFORE_2018,
    },
    {
      name: 'San Francisco incidents since 2018',
      role: 'incidents',
      signature: ['incident_datetime', 'incident_category', 'police_district', 'resolution'],
      columns: [
        { headers: ['incident_datetime'], role: 'occurred at', type: 'timestamp' },
        { headers: ['report_datetime'], type: 'timestamp' },
        { headers: ['row_id', 'incident_id', 'cad_number'], type: 'text' },
        { headers: ['incident_number'], role: 'id', type: 'text' },
        { headers: ['report_type_code', 'report_type_description'], type: 'category' },
        { headers: ['filed_online'], type: 'boolean' },
        { headers: ['incident_code'], role: 'offence code', type: 'category', feature: true },
        { headers: ['incident_category'], role: 'offence', type: 'category', feature: true },
        { headers: ['incident_subcategory'], type: 'category' },
        { headers: ['incident_description'], role: 'description', type: 'category' },
        { headers: ['resolution'], role: 'outcome', type: 'category', known: 'outcome' },
        { headers: ['intersection'], role: 'block', type: 'text' },
        { headers: ['police_district'], role: 'district', type: 'category', feature: true },
        { headers: ['analysis_neighborhood'], role: 'area', type: 'category', feature: true },
        { headers: ['supervisor_district'], role: 'ward', type: 'category' },
        { headers: ['latitude'], role: 'latitude', type: 'number' },
        { headers: ['longitude'], role: 'longitude', type: 'number' },
      ],
      others: { type: 'text', feature: false },
      outcome: SINCE_2018,
    },
    {
      name: 'San Francisco census figures by tract',
      role: 'areas',
      signature: ['tract_id', 'med_hh_inc', 'poverty_pct', 'unemp_pct'],
      columns: [
        ROW_NUMBER,
        { headers: ['tract_id'], role: 'area', type: 'category' },
        { headers: CENSUS_FIGURES, type: 'number', feature: true },
      ],
      // What is left are counts and margins of error.
      others: { type: 'number', feature: false },
      missing: ['(x)', '**', '***', '-'],
    },
    {
      name: 'San Francisco income by ZIP code',
      role: 'areas',
      signature: ['zip_code', 'medinc_d', 'pc_inc_d'],
      columns: [
        { headers: ['zip_code'], role: 'area', type: 'category' },
        { headers: ['objectid', 'id', 'tract2000'], type: 'text' },
        { headers: ['medinc_d', 'pc_inc_d'], type: 'number', feature: true },
      ],
      others: { type: 'number', feature: false },
    },
    {
      name: 'San Francisco poverty by ZIP code',
      role: 'areas',
      signature: ['zip_code', 'pov200_pct'],
      columns: [
        { headers: ['zip_code'], role: 'area', type: 'category' },
        { headers: ['objectid', 'id', 'tract2000'], type: 'text' },
        { headers: ['pov200_pct'], type: 'number', feature: true },
      ],
      others: { type: 'number', feature: false },
    },
  ],
  places: [
    { name: 'Downtown', box: { west: -122.425, south: 37.77, east: -122.388, north: 37.805 } },
  ],
  pitfalls: [
    {
      at: 'load',
      text: 'The Kaggle file holds every other week only, so counts of days and weeks are half of what was reported.',
    },
    {
      at: 'load',
      text: 'JUVENILE BOOKED and JUVENILE CITED count as no arrest unless you choose otherwise; since 2018 juveniles are in “Cite or Arrest”.',
    },
    {
      at: 'load',
      text: 'NONE, and Open or Active, count as no arrest so far; cases may be cleared later.',
    },
    {
      at: 'join',
      text: 'An incident stands in a row for each of its offences, and since 2018 supplements repeat it, so incident numbers come more than once.',
    },
    {
      at: 'join',
      text: 'Incidents carry no census tract or ZIP code: income and poverty come to them only by place.',
    },
    {
      at: 'evaluate',
      text: 'Some categories name the outcome: WARRANTS is often “WARRANT ARREST”, so the offence gives it away.',
    },
    {
      at: 'map',
      text: '67 rows of the Kaggle file stand at latitude 90, longitude −120.5; they are no places.',
    },
    { at: 'map', text: 'Places are moved to the nearest crossing or block, not to the address.' },
  ],
};
