import { type Document, deserialize, serialize } from 'bson';
import { decode, encode } from './codec.ts';
import { refuse } from './errors.ts';
import type { Doc, Val } from './value.ts';

type Evaluate = (doc: Document, expression: unknown) => unknown;
let evaluate: Evaluate | undefined;

/** Loads mingo's expressions; to be awaited before a pipeline is compiled. */
export async function loadLibrary(): Promise<void> {
  if (evaluate !== undefined) return;
  const [core, operators] = await Promise.all([import('mingo/core'), import('mingo/operators/expression')]);
  const context = core.Context.init({ expression: operators as never });
  evaluate = (doc, expression) => core.evalExpr(doc, expression as never, { context } as never);
}

/**
 * An operator on texts and dates, as mingo evaluates it. Its arguments are evaluated here and given to it as plain
 * values, so that paths and numbers keep MongoDB's meaning.
 */
export function compileLibraryOperator(name: string, argument: (doc: Doc) => Val | undefined) {
  return (doc: Doc): Val | undefined => {
    const value = argument(doc);
    if (value === undefined) return undefined;
    const plain: unknown = deserialize(encode([['value', value]])).value;
    return tagged(name, evaluated(name, plain));
  };
}

function evaluated(name: string, plain: unknown): unknown {
  try {
    return evaluate!({}, { [name]: quoted(plain) });
  } catch (error) {
    return refuse('BadValue', (error as Error).message);
  }
}

/** Texts that begin with a dollar are values here, no paths. */
function quoted(plain: unknown): unknown {
  if (Array.isArray(plain)) return plain.map(quoted);
  if (typeof plain === 'string') return { $literal: plain };
  if (typeof plain !== 'object' || plain === null || Object.getPrototypeOf(plain) !== Object.prototype)
    return plain;
  return Object.fromEntries(Object.entries(plain).map(([key, item]) => [key, quoted(item)]));
}

function tagged(name: string, value: unknown): Val | undefined {
  if (value === undefined) return refuse('BadValue', `${name} gave nothing`);
  return decode(Buffer.from(serialize({ value }))).get('value');
}
