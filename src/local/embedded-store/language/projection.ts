import { has } from './dialect.ts';
import { refuse } from './errors.ts';
import { type Doc, numberOf, T, type Val } from './value.ts';

export type Projection = (doc: Doc) => Doc;

/** Compiles a projection that includes some fields, or excludes some. */
export function compileProjection(spec: Doc | undefined): Projection | undefined {
  if (spec === undefined || spec.size === 0) return undefined;
  const names = new Set<string>();
  let include: boolean | undefined;
  let keepId: boolean | undefined;
  for (const [path, val] of spec) {
    const wanted = isWanted(path, val);
    if (path === '_id') {
      keepId = wanted;
      continue;
    }
    if (include === true && !wanted)
      refuse(31254, `Cannot do exclusion on field ${path} in inclusion projection`);
    if (include === false && wanted)
      refuse(31253, `Cannot do inclusion on field ${path} in exclusion projection`);
    include = wanted;
    names.add(path);
  }
  const including = include ?? keepId ?? false;
  if (including ? keepId !== false : keepId === false) names.add('_id');
  return (doc) => new Map([...doc].filter(([name]) => names.has(name) === including));
}

function isWanted(path: string, val: Val): boolean {
  if (path === '' || path.startsWith('$') || (path.includes('.') && !has('projection', 'dotted'))) {
    refuse(31324, `the path '${path}' is not in the dialect of projections`);
  }
  const number = val.t === T.bool ? Number(val.v) : numberOf(val);
  if (number === undefined) refuse(31325, `computed projections are not in the dialect: '${path}'`);
  has('projection', number !== 0 ? 'include' : 'exclude');
  return number !== 0;
}
