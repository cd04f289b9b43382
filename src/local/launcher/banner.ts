import { relative } from 'node:path';

export interface Opened {
  publicUrl: string;
  dataDir: string;
  demo: boolean;
  /** Where the stand-ins answer, null with real credentials. */
  standinUrl: string | null;
  ownStore: boolean;
  seconds: number;
}

/** Where to look, line by line. */
export function bannerLines(opened: Opened): string[] {
  const { publicUrl, standinUrl, seconds } = opened;
  const places: [string, string][] = [['Pages', `${publicUrl}/`]];
  if (opened.demo) places.push(['Try it', `${publicUrl}/local  (sign in as anybody, inbox, phone, clock)`]);
  places.push(['Contract', `${publicUrl}/contract`]);
  if (standinUrl !== null) {
    places.push(
      ['SMS inbox', `${standinUrl}/inbox`],
      ['Phone', `${standinUrl}/phone  (plays WeChat Pay: no real money moves)`],
    );
  }
  const near = relative(process.cwd(), opened.dataDir) || '.';
  const folder = near.startsWith('..') ? opened.dataDir : near;
  places.push(['Logs', `${folder}/log/`]);
  if (opened.ownStore) {
    const data = folder === 'data' ? '' : `DATA_DIR=${folder} `;
    places.push([
      'A second server',
      `${data}MONGODB_URI="$(cat ${folder}/store.uri)"${opened.demo ? ' DEMO=1' : ''} PORT=3001 npm start`,
    ]);
  }
  const width = Math.max(...places.map(([name]) => name.length));
  return [
    '',
    `达人超市 is open (started in ${seconds.toFixed(1)} s)`,
    ...places.map(([name, place]) => `  ${name.padEnd(width)}  ${place}`),
    '',
    'Ctrl-C stops everything.',
  ];
}
