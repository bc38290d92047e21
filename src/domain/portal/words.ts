import { plural } from '../words/format.ts';

/** What a stopped fetch left behind, in words. */
export function stoppedWords(kept: number): string {
  return kept === 0
    ? 'Stopped before a page had arrived.'
    : `Stopped; ${plural(kept, 'row')} that arrived ${kept === 1 ? 'is' : 'are'} kept.`;
}

/** How many of the hosts that the page may talk to it has talked to. */
export function hostsWords(asked: number): string {
  const may = 'This page may talk to these hosts, and has talked to ';
  if (asked === 0) return `${may}none yet.`;
  return `${may}${asked === 1 ? 'one' : String(asked)} of them.`;
}
