/** Where street pictures come from, and what its licence wants to be said under them. */
export const TILES = {
  host: 'tile.openstreetmap.org',
  credit: '© OpenStreetMap contributors',
  about: 'https://www.openstreetmap.org/copyright',
} as const;
