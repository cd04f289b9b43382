import type { Edge } from './imports.ts';

/** The features in their order: each may import only those before it, and of those only the index. */
export const order = [
  'text',
  'grids',
  'audit',
  'settings',
  'quotas',
  'files',
  'people',
  'phone-changes',
  'wechat',
  'proxies',
  'reach',
  'moderation',
  'categories',
  'artisans',
  'providers',
  'catalogue',
  'calendars',
  'stock',
  'queue',
  'sessions',
  'units',
  'windows',
  'payments',
  'orders',
  'reviews',
  'shelf',
  'ledger',
  'transfers',
  'bills',
  'funds',
  'accounting',
  'notices',
  'needs',
  'funnel',
  'quality',
  'coverage',
  'curation',
  'desk',
  'demo',
];

export interface Rule {
  name: string;
  breaks(edge: Edge): boolean;
}

const featureOf = (path: string) => /^src\/features\/([^/]+)\//.exec(path)?.[1];
export const isIn = (path: string, ...folders: string[]) =>
  folders.some((folder) => path.startsWith(`src/${folder}`));
export const isOfServer = (path: string) => path.startsWith('src/') && !isProgram(path);
const isProgram = (path: string) => isIn(path, 'local/embedded-store/', 'local/standins/');
const programOf = (path: string) => /^src\/local\/(embedded-store|standins)\//.exec(path)?.[1];

export const rules: Rule[] = [
  {
    name: 'the kernel knows only itself',
    breaks: ({ from, to }) => isIn(from, 'kernel/') && to.startsWith('src/') && !isIn(to, 'kernel/'),
  },
  {
    name: 'a feature imports only features before it',
    breaks({ from, to }) {
      const [mine, theirs] = [featureOf(from), featureOf(to)];
      if (!mine || !theirs || mine === theirs) return false;
      return order.indexOf(theirs) >= order.indexOf(mine);
    },
  },
  {
    name: 'of another feature only the index is imported',
    breaks({ from, to }) {
      const [mine, theirs] = [featureOf(from), featureOf(to)];
      return Boolean(mine && theirs && mine !== theirs) && !to.endsWith('/index.ts');
    },
  },
  {
    name: 'features know neither adapters nor the pipeline',
    breaks: ({ from, to }) =>
      featureOf(from) !== undefined &&
      isIn(to, 'adapters/', 'http/', 'jobs/', 'local/', 'web/', 'wiring', 'app', 'main', 'config'),
  },
  {
    name: 'only stores and the kernel import mongoose',
    breaks: ({ from, to, typeOnly }) =>
      !typeOnly &&
      isOfServer(from) &&
      /node_modules\/mongoose\//.test(to) &&
      !/\.store\.ts$|^src\/kernel\/(process-)?store\.ts$|^src\/adapters\/mongo/.test(from),
  },
  {
    name: 'only routes, presenters and the contract use its types',
    breaks: ({ from, to }) =>
      to === 'src/contract/types.gen.ts' &&
      !/\.routes\.ts$|\.present\.ts$/.test(from) &&
      !isIn(from, 'contract/', 'web/'),
  },
  {
    name: 'only routes, presenters and the pipeline know the contract',
    breaks: ({ from, to }) =>
      isIn(to, 'contract/') && featureOf(from) !== undefined && !/\.routes\.ts$|\.present\.ts$/.test(from),
  },
  {
    name: 'copy imports nothing',
    breaks: ({ from, to }) => isIn(from, 'copy/', 'copy') && !isIn(to, 'copy'),
  },
  {
    name: 'the pages import types and copy alone',
    breaks: ({ from, to, typeOnly }) =>
      isIn(from, 'web/') && to.startsWith('src/') && !isIn(to, 'web/', 'copy') && !typeOnly,
  },
  {
    name: 'what the pages ask the server through knows no part of a page',
    breaks: ({ from, to }) =>
      isIn(from, 'web/client/') && isIn(to, 'web/') && !isIn(to, 'web/client/', 'web/copy.ts'),
  },
  {
    name: 'the parts of pages know no page and no order',
    breaks: ({ from, to }) =>
      isIn(from, 'web/parts/') &&
      isIn(to, 'web/') &&
      !isIn(to, 'web/parts/', 'web/client/', 'web/format/', 'web/copy.ts'),
  },
  { name: 'nothing imports the pages', breaks: ({ from, to }) => isIn(to, 'web/') && !isIn(from, 'web/') },
  {
    name: 'store and stand-ins import nothing of the server',
    breaks: ({ from, to }) => isProgram(from) && to.startsWith('src/') && programOf(from) !== programOf(to),
  },
  {
    name: 'nothing imports store or stand-ins',
    breaks: ({ from, to }) => isProgram(to) && programOf(from) !== programOf(to),
  },
  { name: 'src knows neither tests nor seeds', breaks: ({ to }) => /^(test|seeds|bench)\//.test(to) },
  {
    name: 'adapters know ports, the kernel and settings alone',
    breaks: ({ from, to }) =>
      isIn(from, 'adapters/') &&
      to.startsWith('src/') &&
      !isIn(to, 'adapters/', 'kernel/', 'http/idempotency.ts', 'jobs/scheduler.ts', 'config') &&
      !/\.provider\.ts$|\.storage\.ts$|\/osm\.ts$|\.errors\.ts$/.test(to),
  },
];
