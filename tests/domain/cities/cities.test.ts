import { describe, expect, it } from 'vitest';
import type { Layout } from '../../../src/domain/cities/city.ts';
import { CITIES } from '../../../src/domain/cities/cities.ts';
import { recognise } from '../../../src/domain/cities/recognise.ts';
import { WEATHER_LAYOUTS } from '../../../src/domain/cities/weather.ts';
import { COLUMN_ROLES, columnOf, type ColumnRole } from '../../../src/domain/table/column.ts';
import { normalHeader } from '../../../src/domain/table/header.ts';
import { meaningOf } from '../../../src/domain/words/outcome.ts';

const LAYOUTS: readonly [string, Layout, string | null][] = [
  ...CITIES.flatMap(({ id, layouts }) =>
    layouts.map((layout) => [layout.name, layout, id] as [string, Layout, string]),
  ),
  ...WEATHER_LAYOUTS.map((layout) => [layout.name, layout, null] as [string, Layout, null]),
];

/** Headers as the portals and Kaggle publish them. */
const PUBLISHED: readonly [city: string, headers: string][] = [
  [
    'chicago',
    ',ID,Case Number,Date,Block,IUCR,Primary Type,Description,Location Description,Arrest,Domestic,Beat,District,Ward,Community Area,FBI Code,X Coordinate,Y Coordinate,Year,Updated On,Latitude,Longitude,Location',
  ],
  [
    'chicago',
    'Date,Block,Primary Type,Description,Location Description,Arrest,Domestic,Community Area',
  ],
  ['san-francisco', 'Dates,Category,Descript,DayOfWeek,PdDistrict,Resolution,Address,X,Y'],
  [
    'san-francisco',
    'IncidntNum,Category,Descript,DayOfWeek,Date,Time,PdDistrict,Resolution,Address,X,Y,Location,PdId',
  ],
  [
    'san-francisco',
    'Incident Datetime,Incident Date,Incident Time,Incident Year,Incident Day of Week,Report Datetime,Row ID,Incident ID,Incident Number,CAD Number,Report Type Code,Report Type Description,Filed Online,Incident Code,Incident Category,Incident Subcategory,Incident Description,Resolution,Intersection,CNN,Police District,Analysis Neighborhood,Supervisor District,Supervisor District 2012,Latitude,Longitude,Point',
  ],
  [
    'los-angeles',
    'DR_NO,Date Rptd,DATE OCC,TIME OCC,AREA ,AREA NAME,Rpt Dist No,Part 1-2,Crm Cd,Crm Cd Desc,Mocodes,Vict Age,Vict Sex,Vict Descent,Premis Cd,Premis Desc,Weapon Used Cd,Weapon Desc,Status,Status Desc,Crm Cd 1,Crm Cd 2,Crm Cd 3,Crm Cd 4,LOCATION,Cross Street,LAT,LON',
  ],
  [
    'new-york',
    'CMPLNT_NUM,CMPLNT_FR_DT,CMPLNT_FR_TM,CMPLNT_TO_DT,CMPLNT_TO_TM,RPT_DT,KY_CD,OFNS_DESC,PD_CD,PD_DESC,CRM_ATPT_CPTD_CD,LAW_CAT_CD,JURIS_DESC,BORO_NM,ADDR_PCT_CD,LOC_OF_OCCUR_DESC,PREM_TYP_DESC,Latitude,Longitude,Lat_Lon',
  ],
  [
    'seattle',
    'report_number,report_date_time,offense_id,offense_date,nibrs_group_a_b,nibrs_crime_against_category,offense_sub_category,shooting_type_group,block_address,latitude,longitude,beat,precinct,sector,neighborhood,reporting_area,offense_category,nibrs_offense_code_description,nibrs_offense_code',
  ],
];

describe('a city', () => {
  it.each(CITIES.map((city) => [city.name, city] as const))('%s is whole', (_, city) => {
    const { region, weather, pitfalls, timeZone } = city;
    expect(weather.longitude).toBeGreaterThan(region.west);
    expect(weather.longitude).toBeLessThan(region.east);
    expect(weather.latitude).toBeGreaterThan(region.south);
    expect(weather.latitude).toBeLessThan(region.north);
    expect(weather.station).toMatch(/^USW\d{8}$/);
    expect(() => new Intl.DateTimeFormat('en', { timeZone })).not.toThrow();
    expect(pitfalls.length).toBeGreaterThan(0);
    for (const { text } of pitfalls) expect(text).toMatch(/^\S.*\.$/);
    for (const { id, dateField, role } of city.portal) {
      expect(id).toMatch(/^[a-z0-9]{4}-[a-z0-9]{4}$/);
      expect(dateField !== null).toBe(role === 'incidents');
    }
  });

  it('goes by an id of its own', () => {
    expect(new Set(CITIES.map(({ id }) => id)).size).toBe(CITIES.length);
  });
});

describe('a layout', () => {
  it.each(LAYOUTS)('%s is recognised by its own headers', (name, layout, city) => {
    // Of a column's names one: the signature's, or the first.
    const others = layout.columns.filter(
      ({ headers }) => !headers.some((header) => layout.signature.includes(header)),
    );
    const headers = [...layout.signature, ...others.map(({ headers: [first] }) => first!)];
    const found = recognise(headers);
    expect([found.layout, found.city?.id ?? null]).toEqual([name, city]);
  });

  it.each(LAYOUTS)('%s gives each role once, and none away to the network', (_, layout) => {
    const roles = layout.columns.flatMap(({ role }) => role ?? []);
    expect(new Set(roles).size).toBe(roles.length);
    const allowed: readonly ColumnRole[] = COLUMN_ROLES[layout.role];
    for (const role of roles) expect(allowed).toContain(role);
    for (const { known, feature, role, headers } of layout.columns) {
      if (known === 'later' || known === 'outcome') expect(feature).toBeUndefined();
      if (role === 'outcome') expect(known).toBe('outcome');
      for (const header of headers) expect(normalHeader(header)).toBe(header);
    }
    expect(layout.outcome !== undefined).toBe(roles.includes('outcome'));
    const { arrest, noArrest, leftOut, arrestContains } = layout.outcome ?? NOTHING;
    for (const text of [...arrest, ...noArrest, ...leftOut, ...arrestContains])
      expect(text).toBe(text.trim().toLowerCase());
  });

  it.each(PUBLISHED)('of %s is known as published, whatever case and spaces', (city, text) => {
    const headers = text.split(',');
    for (const written of [
      headers,
      headers.map((header) => header.toUpperCase()),
      headers.map((header) => header.replaceAll(' ', '_').toLowerCase()),
      [...headers, 'a column of somebody’s own'],
    ])
      expect(recognise(written).city?.id).toBe(city);
  });
});

const NOTHING = { arrest: [], noArrest: [], leftOut: [], arrestContains: [] };

describe('what came of it', () => {
  const RULES = new Map(LAYOUTS.map(([name, { outcome }]) => [name, outcome]));
  it.each([
    ['San Francisco incidents 2003–2015 (Kaggle)', 'ARREST, BOOKED', 'arrest'],
    ['San Francisco incidents 2003–2015 (Kaggle)', 'ARREST, CITED', 'arrest'],
    ['San Francisco incidents 2003–2015 (Kaggle)', 'JUVENILE BOOKED', 'no arrest'],
    ['San Francisco incidents 2003–2015 (Kaggle)', 'NONE', 'no arrest'],
    ['San Francisco incidents since 2018', 'Cite or Arrest Adult', 'arrest'],
    ['San Francisco incidents since 2018', 'Exceptional Adult', 'no arrest'],
    ['San Francisco incidents since 2018', 'Open or Active', 'no arrest'],
    ['Los Angeles crimes', 'AA', 'arrest'],
    ['Los Angeles crimes', 'JA', 'arrest'],
    ['Los Angeles crimes', 'IC', 'no arrest'],
    ['Cincinnati crime incidents', 'F--CLEARED BY ARREST - ADULT', 'arrest'],
    ['Cincinnati crime incidents', 'Z--EARLY CLOSED', 'no arrest'],
    ['Cincinnati crime incidents', '', 'left out'],
    ['Dallas police incidents', 'Clear by Arrest', 'arrest'],
    ['Dallas police incidents', 'Clear by Exceptional Arrest', 'no arrest'],
    ['Austin crime reports', 'C', 'arrest'],
    ['Chicago crimes', 'True', 'arrest'],
    ['Chicago crimes', 'false', 'no arrest'],
  ])('%s: “%s” means %s', (layout, text, meaning) => {
    expect(meaningOf(RULES.get(layout)!, text)).toBe(meaning);
  });

  it('is not said in New York and Seattle', () => {
    for (const [, headers] of PUBLISHED.filter(([city]) => /new-york|seattle/.test(city)))
      expect(columnOf(recognise(headers.split(',')).columns, 'outcome')).toBeUndefined();
  });
});
