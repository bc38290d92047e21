import type { Layout } from './city.ts';

/** Daily weather files, by their headers; units are brought to degrees Celsius and millimetres. */
export const WEATHER_LAYOUTS: readonly Layout[] = [
  {
    name: 'daily temperatures (°F)',
    role: 'weather',
    signature: ['date', 'maxtemp', 'meantemp', 'mintemp'],
    columns: [
      { headers: ['date'], role: 'day', type: 'date' },
      {
        headers: ['maxtemp'],
        role: 'highest temperature',
        type: 'number',
        unit: 'F',
        feature: true,
      },
      { headers: ['meantemp'], role: 'mean temperature', type: 'number', unit: 'F', feature: true },
      {
        headers: ['mintemp'],
        role: 'lowest temperature',
        type: 'number',
        unit: 'F',
        feature: true,
      },
    ],
    others: { type: 'number', feature: false },
  },
  {
    name: 'daily weather (°C)',
    role: 'weather',
    signature: ['date', 'temphigh', 'tempavg', 'templow'],
    columns: [
      { headers: ['date'], role: 'day', type: 'date' },
      {
        headers: ['temphigh'],
        role: 'highest temperature',
        type: 'number',
        unit: 'C',
        feature: true,
      },
      { headers: ['tempavg'], role: 'mean temperature', type: 'number', unit: 'C', feature: true },
      {
        headers: ['templow'],
        role: 'lowest temperature',
        type: 'number',
        unit: 'C',
        feature: true,
      },
      { headers: ['sum'], role: 'precipitation', type: 'number', unit: 'mm', feature: true },
      { headers: ['event'], type: 'text' },
    ],
    others: { type: 'number', feature: true },
  },
  {
    name: 'daily airport weather (°F, inches)',
    role: 'weather',
    signature: ['date', 'tmaxf', 'tminf', 'tmeanf'],
    columns: [
      { headers: ['date'], role: 'day', type: 'date' },
      { headers: ['tmaxf'], role: 'highest temperature', type: 'number', unit: 'F', feature: true },
      { headers: ['tmeanf'], role: 'mean temperature', type: 'number', unit: 'F', feature: true },
      { headers: ['tminf'], role: 'lowest temperature', type: 'number', unit: 'F', feature: true },
      { headers: ['prcpin'], role: 'precipitation', type: 'number', unit: 'in', feature: true },
      { headers: ['snowin'], role: 'snow', type: 'number', unit: 'in', feature: true },
    ],
    others: { type: 'number', feature: false },
  },
];
