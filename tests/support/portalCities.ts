import { quoted, type ApiTable } from './portalData.ts';

/** One incident: its running number, and its time in ISO 8601 to the second. */
interface Incident {
  readonly n: number;
  readonly time: string;
}

/** A data set as its portal publishes it: the API's names, and what an incident says under them. */
interface Published {
  /** The column by which the portal's days are cut. */
  readonly dateField: string;
  /** The first day that is served. */
  readonly from: string;
  readonly columns: string;
  readonly cells: (incident: Incident) => Readonly<Record<string, string>>;
}

const PER_DAY = 40;
const DAYS = 30;

const pick = (list: readonly string[], n: number) => list[n % list.length] ?? '';
const day = ({ time }: Incident) => `${time.slice(0, 10)}T00:00:00.000`;
const clock = ({ time }: Incident) => time.slice(11, 16);
/** Around the middle of a city. */
const around = (latitude: number, longitude: number, { n }: Incident) => [
  (latitude + ((n * 7) % 40) / 1000 - 0.02).toFixed(6),
  (longitude + ((n * 11) % 40) / 1000 - 0.02).toFixed(6),
];

/** Invented incidents in the portals' layouts, under the names of their APIs. */
const PUBLISHED: Readonly<Record<string, Published>> = {
  'tmnf-yvry': {
    dateField: 'date',
    from: '2015-01-02',
    columns:
      'pdid,incidntnum,incident_code,category,descript,dayofweek,date,time,pddistrict,resolution,address,x,y,location',
    cells: (one) => {
      const [latitude = '', longitude = ''] = around(37.76, -122.44, one);
      return {
        ...{ incidntnum: String(150_000_000 + one.n), pdid: String(one.n), date: day(one) },
        ...{ time: clock(one), category: pick(['WARRANTS', 'LARCENY/THEFT', 'ASSAULT'], one.n) },
        ...{ resolution: pick(['ARREST, BOOKED', 'NONE', 'NONE', 'JUVENILE CITED'], one.n) },
        ...{ pddistrict: pick(['MISSION', 'TARAVAL'], one.n), y: latitude, x: longitude },
      };
    },
  },
  'wg3w-h783': {
    dateField: 'incident_datetime',
    from: '2018-01-02',
    columns:
      'incident_datetime,incident_date,incident_time,incident_year,incident_day_of_week,report_datetime,row_id,incident_id,incident_number,cad_number,report_type_code,report_type_description,filed_online,incident_code,incident_category,incident_subcategory,incident_description,resolution,intersection,cnn,police_district,analysis_neighborhood,supervisor_district,latitude,longitude,point',
    cells: (one) => {
      const [latitude = '', longitude = ''] = around(37.76, -122.44, one);
      const id = String(one.n);
      return {
        ...{ incident_datetime: `${one.time}.000`, incident_number: `18${id}`, row_id: id },
        ...{ incident_category: pick(['Warrant', 'Larceny Theft', 'Assault'], one.n) },
        ...{ resolution: pick(['Cite or Arrest Adult', 'Open or Active', 'Unfounded'], one.n) },
        ...{ police_district: pick(['Mission', 'Taraval'], one.n), latitude, longitude },
        ...{ analysis_neighborhood: pick(['Mission', 'Sunset/Parkside'], one.n) },
      };
    },
  },
  '2nrs-mtv8': {
    dateField: 'date_occ',
    from: '2020-01-02',
    columns:
      'dr_no,date_rptd,date_occ,time_occ,area,area_name,rpt_dist_no,part_1_2,crm_cd,crm_cd_desc,mocodes,vict_age,vict_sex,vict_descent,premis_cd,premis_desc,weapon_used_cd,weapon_desc,status,status_desc,crm_cd_1,location,cross_street,lat,lon',
    cells: (one) => {
      const [lat = '', lon = ''] = around(34.05, -118.25, one);
      return {
        ...{ dr_no: String(200_000_000 + one.n), date_occ: day(one), lat, lon },
        ...{ time_occ: clock(one).replace(':', ''), area: String(1 + (one.n % 21)) },
        ...{ crm_cd: pick(['624', '510', '330'], one.n), status: pick(['AA', 'IC', 'AO'], one.n) },
        ...{ crm_cd_desc: pick(['BATTERY - SIMPLE ASSAULT', 'VEHICLE - STOLEN'], one.n) },
      };
    },
  },
  'k59e-2pvf': {
    dateField: 'date_from',
    from: '2015-01-02',
    columns:
      'instanceid,incident_no,date_reported,date_from,date_to,clsd,ucr,dst,beat,offense,location,theft_code,hour_from,hour_to,dayofweek,rpt_area,cpd_neighborhood,weapons,date_of_clearance,address_x,latitude_x,longitude_x,suspect_age,suspect_race,suspect_gender,totalsuspects,ucr_group,zip,community_council_neighborhood,sna_neighborhood',
    cells: (one) => ({
      ...{ incident_no: `15${String(one.n)}`, date_from: `${one.time}.000` },
      ...{ offense: pick(['THEFT', 'ASSAULT', 'BURGLARY'], one.n), dst: pick(['1', '4'], one.n) },
      ...{ clsd: pick(['F--CLEARED BY ARREST - ADULT', 'Z--EARLY CLOSED', 'J--CLOSED'], one.n) },
      ...{ latitude_x: around(39.1, -84.51, one)[0] ?? '', cpd_neighborhood: 'WESTWOOD' },
      ...{ longitude_x: around(39.1, -84.51, one)[1] ?? '' },
    }),
  },
  '7aqy-xrv9': {
    dateField: 'datefrom',
    from: '2024-06-04',
    columns:
      'incident_no,datereported,datefrom,dateto,clsd,dateofclearance,stars_category,type,beat,cpd_neighborhood,sna_neighborhood,community_council_neighborhood,address_x,latitude_x,longitude_x,zip',
    cells: (one) => ({
      ...{ incident_no: `24${String(one.n)}`, datefrom: `${one.time}.000` },
      ...{ stars_category: pick(['Part 1 Property', 'Part 2 Minor'], one.n) },
      ...{ clsd: pick(['CLEARED BY ARREST', 'INVESTIGATION PENDING', 'CLOSED'], one.n) },
      ...{ cpd_neighborhood: pick(['WESTWOOD', 'AVONDALE'], one.n) },
    }),
  },
  'qv6i-rri7': {
    dateField: 'date1',
    from: '2015-01-02',
    columns:
      'incidentnum,servyr,servnumid,watch,date1,time1,offincident,premise,division,sector,beat,district,incident_address,zip_code,status,ucr_disp,nibrs_crime,nibrs_crime_category,nibrs_crimeagainst,nibrs_code',
    cells: (one) => ({
      ...{
        incidentnum: `${String(one.n)}-2015`,
        date1: `${one.time.slice(0, 10)} 00:00:00.0000000`,
        time1: clock(one),
      },
      ...{ offincident: pick(['THEFT', 'ASSAULT'], one.n), division: 'CENTRAL', beat: '111' },
      ...{ nibrs_crime: pick(['ALL OTHER LARCENY', 'SIMPLE ASSAULT'], one.n) },
      ...{ status: pick(['Clear by Arrest', 'Suspended', 'Clear by Exceptional Arrest'], one.n) },
    }),
  },
  'fdj4-gpfu': {
    dateField: 'occ_date',
    from: '2015-01-02',
    columns:
      'incident_report_number,crime_type,ucr_code,family_violence,occ_date_time,occ_date,occ_time,rep_date_time,rep_date,rep_time,location_type,council_district,sector,district,clearance_status,clearance_date,ucr_category,category_description,census_block_group',
    cells: (one) => ({
      ...{ incident_report_number: `15${String(one.n)}`, occ_date: day(one), family_violence: 'N' },
      ...{ occ_time: clock(one).replace(':', ''), clearance_status: pick(['C', 'N', 'O'], one.n) },
      ...{ crime_type: pick(['THEFT', 'DWI', 'CRIMINAL TRESPASS'], one.n), sector: 'AD' },
    }),
  },
  'qgea-i56i': {
    dateField: 'cmplnt_fr_dt',
    from: '2015-01-02',
    columns:
      'cmplnt_num,cmplnt_fr_dt,cmplnt_fr_tm,rpt_dt,ky_cd,ofns_desc,pd_cd,pd_desc,law_cat_cd,boro_nm,addr_pct_cd,loc_of_occur_desc,prem_typ_desc,latitude,longitude',
    cells: (one) => ({
      ...{ cmplnt_num: String(one.n), cmplnt_fr_dt: day(one), cmplnt_fr_tm: `${clock(one)}:00` },
      ...{ ofns_desc: pick(['PETIT LARCENY', 'HARRASSMENT 2'], one.n), boro_nm: 'BRONX' },
      ...{ latitude: around(40.75, -73.98, one)[0] ?? '', addr_pct_cd: '40' },
      ...{ longitude: around(40.75, -73.98, one)[1] ?? '' },
    }),
  },
  'tazs-3rd5': {
    dateField: 'offense_date',
    from: '2015-01-02',
    columns:
      'report_number,report_date_time,offense_id,offense_date,nibrs_group_a_b,nibrs_crime_against_category,offense_sub_category,shooting_type_group,block_address,latitude,longitude,beat,precinct,sector,neighborhood,reporting_area,offense_category,nibrs_offense_code_description,nibrs_offense_code',
    cells: (one) => ({
      ...{ report_number: `2015-${String(one.n)}`, offense_id: String(one.n) },
      ...{
        offense_date: `${one.time}.000`,
        neighborhood: 'BALLARD',
        beat: pick(['-', 'B1'], one.n),
      },
      ...{ offense_sub_category: pick(['LARCENY-THEFT', 'ASSAULT OFFENSES'], one.n) },
      ...{
        latitude: pick(['REDACTED', '47.61'], one.n),
        longitude: pick(['REDACTED', '-122.33'], one.n),
      },
    }),
  },
};

/** The first day that is served of each of these data sets. */
export const FIRST_SERVED: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(PUBLISHED).map(([id, { from }]) => [id, from]),
);

/** How many incidents are served of each. */
export const SERVED_ROWS = PER_DAY * DAYS;

/** A data set's table by its id; null for those that are not here. */
export function cityTable(id: string): ApiTable | null {
  const published = PUBLISHED[id];
  if (!published) return null;
  const columns = published.columns.split(',');
  const start = Date.parse(published.from);
  const incidents = Array.from({ length: SERVED_ROWS }, (_, n) => {
    const at = start + Math.floor(n / PER_DAY) * 86_400_000 + ((n * 37) % 1440) * 60_000;
    return { n, time: new Date(at).toISOString().slice(0, 19) };
  });
  const rows = incidents.map((incident) => published.cells(incident));
  return {
    columns,
    lines: rows.map((cells) => quoted(columns.map((name) => cells[name] ?? ''))),
    dateField: published.dateField,
    times: rows.map((cells) => cells[published.dateField] ?? ''),
  };
}
