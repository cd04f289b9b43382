import { type Document, deserialize, serialize } from 'bson';
import { decode, encode } from './codec.ts';
import { has } from './dialect.ts';
import { refuse } from './errors.ts';
import { partsOf } from './paths.ts';
import { array, type Doc, object, T, type Val } from './value.ts';

/** What an aggregation expression gives for a document; undefined where the field is missing. */
export type Expression = (doc: Doc) => Val | undefined;
type Evaluate = (doc: Document, expression: unknown) => unknown;

let evaluate: Evaluate | undefined;

/** Loads mingo's expressions; to be awaited before the first `compileExpression`. */
export async function loadExpressions(): Promise<void> {
  if (evaluate !== undefined) return;
  const [core, operators] = await Promise.all([import('mingo/core'), import('mingo/operators/expression')]);
  const context = core.Context.init({ expression: operators as never });
  evaluate = (doc, expression) => core.evalExpr(doc, expression as never, { context } as never);
}

/**
 * Paths, constants and documents of expressions keep their BSON types; operators are evaluated by mingo, on
 * the fields they name only.
 */
export function compileExpression(val: Val): Expression {
  if (val.t === T.string && val.v.startsWith('$')) return compilePath(val.v);
  if (val.t === T.array) {
    const items = val.v.map(compileExpression);
    return (doc) => array(items.map((item) => item(doc) ?? { t: T.null, v: null }));
  }
  if (val.t !== T.object) return () => val;
  const first = val.v.keys().next().value;
  return first?.startsWith('$') === true ? compileOperator(val) : compileFields(val.v);
}

function compileFields(spec: Doc): Expression {
  const fields = [...spec].map(([name, val]) => [name, compileExpression(val)] as const);
  return (doc) => {
    const out: Doc = new Map();
    for (const [name, expression] of fields) {
      const val = expression(doc);
      if (val !== undefined) out.set(name, val);
    }
    return object(out);
  };
}

function compilePath(text: string): Expression {
  if (text === '$$ROOT') return object;
  if (text.startsWith('$$'))
    return refuse(17276, `Use of undefined variable: ${text.slice(2).split('.')[0]}`);
  const parts = partsOf(text.slice(1));
  if (parts.includes('')) refuse(40353, 'FieldPath must not have an empty part');
  return (doc) => resolve(object(doc), parts, 0);
}

/** Expressions enter arrays by their objects, and know no positions. */
function resolve(val: Val, parts: readonly string[], at: number): Val | undefined {
  if (at === parts.length) return val;
  if (val.t === T.array) {
    return array(
      val.v.flatMap((item) =>
        item.t === T.object || item.t === T.array ? (resolve(item, parts, at) ?? []) : [],
      ),
    );
  }
  const next = val.t === T.object ? val.v.get(parts[at]!) : undefined;
  return next === undefined ? undefined : resolve(next, parts, at + 1);
}

function compileOperator(val: Val): Expression {
  const fields = new Set<string>();
  admit(val, fields);
  const expression: unknown = deserialize(encode([['e', val]])).e;
  return (doc) => {
    const needed = fields.has('') ? doc : new Map([...doc].filter(([name]) => fields.has(name)));
    return run(needed, expression);
  };
}

function run(doc: Doc, expression: unknown): Val | undefined {
  try {
    const value = evaluate!(deserialize(encode(doc)), expression);
    return value === undefined ? undefined : decode(Buffer.from(serialize({ value }))).get('value');
  } catch (error) {
    return refuse('BadValue', (error as Error).message);
  }
}

/** Refuses operators that the dialect has not, and notes which top-level fields are read. */
function admit(val: Val, fields: Set<string>): void {
  if (val.t === T.string && val.v.startsWith('$')) {
    if (val.v.startsWith('$$') && val.v !== '$$ROOT') compilePath(val.v);
    fields.add(val.v === '$$ROOT' ? '' : partsOf(val.v.slice(1))[0]!);
  } else if (val.t === T.array) for (const item of val.v) admit(item, fields);
  else if (val.t === T.object) {
    for (const [name, item] of val.v) {
      if (name.startsWith('$') && !has('expression', name)) refuse(168, `Unrecognized expression '${name}'`);
      if (name !== '$literal') admit(item, fields);
    }
  }
}
