import { has } from './dialect.ts';
import { refuse } from './errors.ts';
import { compileLibraryOperator } from './expression-library.ts';
import { fieldPath } from './paths.ts';
import { array, type Doc, NULL, object, T, type Val } from './value.ts';

/** What an aggregation expression gives for a document; undefined where the field is missing. */
export type Expression = (doc: Doc) => Val | undefined;

export function compileExpression(val: Val): Expression {
  if (val.t === T.string && val.v.startsWith('$')) return compilePath(val.v);
  if (val.t === T.array) {
    const items = val.v.map(compileExpression);
    return (doc) => array(items.map((item) => item(doc) ?? NULL));
  }
  if (val.t !== T.object) return () => val;
  const name = val.v.keys().next().value;
  if (name?.startsWith('$') !== true) return compileFields(val.v);
  if (!has('expression', name)) refuse(168, `Unrecognized expression '${name}'`);
  if (val.v.size > 1) refuse(15983, 'an expression must have exactly one operator');
  const arg = val.v.get(name)!;
  return name === '$literal' ? () => arg : compileLibraryOperator(name, compileExpression(arg));
}

function compileFields(spec: Doc): Expression {
  const fields = [...spec].map(([name, val]) => {
    if (name.includes('.')) refuse(16412, `FieldPath field names may not contain '.': ${name}`);
    return [fieldPath(name)[0]!, compileExpression(val)] as const;
  });
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
  if (text.startsWith('$$'))
    return refuse(17276, `Use of undefined variable: ${text.slice(2).split('.')[0]}`);
  if (text === '$') return refuse(16872, "'$' by itself is not a valid FieldPath");
  const parts = fieldPath(text.slice(1));
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
