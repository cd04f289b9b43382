import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { cruise, type ICruiseResult } from 'dependency-cruiser';
import extractTSConfig from 'dependency-cruiser/config-utl/extract-ts-config';

/** The features in their order: each may import only those before it, and of those only the index. */
const order = [
  'grids',
  'people',
  'reach',
  'artisans',
  'catalogue',
  'calendars',
  'payments',
  'orders',
  'reviews',
  'shelf',
  'ledger',
  'notices',
  'demo',
];
const fewestModules = 200;

interface Edge {
  from: string;
  to: string;
  typeOnly: boolean;
}
interface Rule {
  name: string;
  breaks(edge: Edge): boolean;
}

const featureOf = (path: string) => /^src\/features\/([^/]+)\//.exec(path)?.[1];
const isIn = (path: string, ...folders: string[]) =>
  folders.some((folder) => path.startsWith(`src/${folder}`));
const isOfHouse = (path: string) => path.startsWith('src/') && !isProgram(path);
const isProgram = (path: string) => isIn(path, 'local/embedded-store/', 'local/standins/');
const programOf = (path: string) => /^src\/local\/(embedded-store|standins)\//.exec(path)?.[1];

const rules: Rule[] = [
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
      isOfHouse(from) &&
      /node_modules\/mongoose\//.test(to) &&
      !/\.store\.ts$|^src\/kernel\/stored\.ts$|^src\/adapters\/mongo/.test(from),
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
  { name: 'nothing imports the pages', breaks: ({ from, to }) => isIn(to, 'web/') && !isIn(from, 'web/') },
  {
    name: 'store and stand-ins import nothing of the house',
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
      !/\.provider\.ts$|\/osm\.ts$|\.errors\.ts$/.test(to),
  },
];

async function readEdges(): Promise<{ edges: Edge[]; modules: string[]; circles: string[] }> {
  const cruised = await cruise(
    ['src'],
    {
      tsPreCompilationDeps: true,
      tsConfig: { fileName: 'tsconfig.json' },
      doNotFollow: { path: 'node_modules' },
    },
    { extensions: ['.ts', '.js', '.json', '.vue'] } as never,
    { tsConfig: extractTSConfig('tsconfig.json') },
  );
  const { modules } = cruised.output as ICruiseResult;
  const own = modules.filter(({ source }) => source.startsWith('src/'));
  const edges = own.flatMap((module) =>
    module.dependencies.map((dependency) => ({
      from: module.source,
      to: dependency.resolved,
      typeOnly: dependency.dependencyTypes.includes('type-only'),
    })),
  );
  return { edges, circles: circlesOf(edges), modules: own.map(({ source }) => source) };
}

/** Modules that reach themselves through imports that exist when the program runs. */
function circlesOf(edges: readonly Edge[]): string[] {
  const next = new Map<string, string[]>();
  for (const { from, to, typeOnly } of edges) if (!typeOnly) next.set(from, [...(next.get(from) ?? []), to]);
  const reaches = (start: string) => {
    const seen = new Set<string>();
    const open = [...(next.get(start) ?? [])];
    for (let at = open.pop(); at !== undefined; at = open.pop()) {
      if (at === start) return true;
      if (!seen.has(at)) open.push(...(next.get(at) ?? []));
      seen.add(at);
    }
    return false;
  };
  return [...next.keys()].filter(reaches);
}

function files(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(ts|vue)$/.test(name))
    .map((name) => join(folder, name));
}

describe('the house', () => {
  let read: Awaited<ReturnType<typeof readEdges>>;
  before(async () => {
    read = await readEdges();
  });

  it('was read whole', () => {
    assert.ok(read.modules.length >= fewestModules, `only ${read.modules.length} modules were read`);
    const onDisk = files('src').filter((path) => path.endsWith('.ts') && !isIn(path, 'web/'));
    const unread = onDisk.filter((path) => !read.modules.includes(path));
    assert.deepEqual(unread, [], 'files that no rule was held against');
  });
  it('has no circles', () => assert.deepEqual(read.circles, []));
  for (const rule of rules) {
    it(`keeps its rule: ${rule.name}`, () => {
      const broken = read.edges.filter((edge) => rule.breaks(edge)).map(({ from, to }) => `${from} → ${to}`);
      assert.deepEqual(broken, []);
    });
  }
  it('names every feature in the order', () => {
    const there = readdirSync('src/features').sort();
    assert.deepEqual(there, [...order].sort());
  });
  it('reads the environment in one place', () => {
    const readers = files('src')
      .filter(
        (path) =>
          isOfHouse(path) && !isIn(path, 'web/') && readFileSync(path, 'utf8').includes('process.env'),
      )
      .filter((path) => path !== 'src/config.ts');
    assert.deepEqual(readers, []);
  });
});
