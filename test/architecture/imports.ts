import { readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { cruise, type ICruiseResult } from 'dependency-cruiser';
import extractTSConfig from 'dependency-cruiser/config-utl/extract-ts-config';

export interface Edge {
  from: string;
  to: string;
  typeOnly: boolean;
}
export async function readEdges(): Promise<{ edges: Edge[]; modules: string[]; circles: string[] }> {
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

const parentsOf = (folder: string): string[] => {
  const parts = folder.split('/');
  return parts.map((_part, index) => parts.slice(0, index + 1).join('/'));
};
const holds = (outer: string, inner: string) => inner === outer || inner.startsWith(`${outer}/`);

/**
 * The folders that one import leads from and to. Between folders of which neither holds the other, each stands
 * for all below it; a folder and one inside it know each other only through the files that lie in the outer one.
 */
function foldersOf({ from, to }: Edge): [string, string][] {
  const [own, other] = [dirname(from), dirname(to)];
  const pairs = parentsOf(own).flatMap((a) => parentsOf(other).map((b): [string, string] => [a, b]));
  return pairs.filter(([a, b]) => {
    if (a === b) return false;
    if (holds(a, b)) return a === own;
    return !holds(b, a) || b === other;
  });
}

/** Folders under `src` that import each other; an import of a type counts. */
export function folderCirclesOf(edges: readonly Edge[]): string[] {
  const own = edges.filter(({ to }) => to.startsWith('src/'));
  const seen = new Set(own.flatMap(foldersOf).map(([a, b]) => `${a} ${b}`));
  const circles = [...seen].map((pair) => pair.split(' ') as [string, string]);
  return circles
    .filter(([a, b]) => a < b && seen.has(`${b} ${a}`))
    .map(([a, b]) => `${a} ↔ ${b}`)
    .sort();
}

export function files(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(ts|vue)$/.test(name))
    .map((name) => join(folder, name));
}
