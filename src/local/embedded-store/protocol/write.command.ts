import { decode } from '../language/codec.ts';
import { admitOptions } from '../language/dialect.ts';
import { CommandError, refuse } from '../language/errors.ts';
import type { Filter } from '../language/filter.ts';
import { applyUpdate, compileUpdate, type Update, upsertDocument, withId } from '../language/update.ts';
import { array, type Doc, int, numberOf, object, string, T, truthy, type Val } from '../language/value.ts';
import { drain, filterOf, find } from '../planner/query.ts';
import type { Collection } from '../storage/catalogue.ts';
import { insertRecord, removeRecord, replaceRecord } from '../storage/records.ts';
import { type Context, collectionOf, type Handler, listOf } from './request.ts';
import { write } from './session.ts';
import type { Fields } from './wire.ts';

type Statements = { items: Val[]; ordered: boolean };
const MAX_BATCH = 100_000;

/** Runs statements one by one; a refused one is told by its place, and ends an ordered batch. */
function each(statements: Statements, run: (statement: Doc, at: number) => void): Doc[] {
  const errors: Doc[] = [];
  for (let at = 0; at < statements.items.length; at++) {
    const item = statements.items[at]!;
    try {
      if (item.t !== T.object) refuse('TypeMismatch', `element ${at} is not an object`);
      run(item.v, at);
    } catch (error) {
      if (!(error instanceof CommandError)) throw error;
      errors.push(writeError(error, at));
      if (statements.ordered) break;
    }
  }
  return errors;
}

function writeError(error: CommandError, at: number): Doc {
  const extra = Object.entries(error.extra).map(([name, val]) => [name, val as Val] as const);
  return new Map([
    ['index', int(at)],
    ['code', int(error.code)],
    ...extra,
    ['errmsg', string(error.message)],
  ]);
}

function statementsOf(body: Doc, name: string): Statements {
  const items = listOf(body, name);
  if (items.length < 1 || items.length > MAX_BATCH) {
    refuse(16, `Write batch sizes must be between 1 and ${MAX_BATCH}. Got ${items.length} operations.`);
  }
  return { items, ordered: body.get('ordered') === undefined || truthy(body.get('ordered')) };
}

function withErrors(fields: Fields, errors: Doc[]): Fields {
  return errors.length === 0 ? fields : [...fields, ['writeErrors', array(errors.map(object))]];
}

export const insert: Handler = (context, request) => {
  const name = collectionOf(request);
  const statements = statementsOf(request.body, 'documents');
  return write(context, request, () => {
    const collection = context.storage.catalogue.ensure(request.db, name);
    let n = 0;
    const errors = each(statements, (doc) => {
      insertRecord(context.storage, collection, withId(doc));
      n++;
    });
    return withErrors([['n', int(n)]], errors);
  });
};

type UpdateCounts = { n: number; nModified: number; upserted: Doc[] };
type UpdateStatement = { filter: Filter; update: Update; multi: boolean; upsert: boolean };

function updateStatement(statement: Doc): UpdateStatement {
  admitOptions('update statement', statement.keys());
  const update = compileUpdate(statement.get('u'));
  const multi = truthy(statement.get('multi'));
  if (multi && update.kind === 'replacement') {
    refuse('FailedToParse', 'multi update is not supported for replacement-style update');
  }
  return { filter: filterOf(statement.get('q')), update, multi, upsert: truthy(statement.get('upsert')) };
}

export const update: Handler = (context, request) => {
  const name = collectionOf(request);
  const statements = statementsOf(request.body, 'updates');
  return write(context, request, () => {
    const counts: UpdateCounts = { n: 0, nModified: 0, upserted: [] };
    const errors = each(statements, (doc, at) => {
      const statement = updateStatement(doc);
      const collection = statement.upsert
        ? context.storage.catalogue.ensure(request.db, name)
        : context.storage.catalogue.seek(request.db, name);
      if (collection !== undefined) runUpdate(context, collection, statement, counts, at);
    });
    const fields: Fields = [
      ['n', int(counts.n)],
      ['nModified', int(counts.nModified)],
    ];
    if (counts.upserted.length > 0) fields.push(['upserted', array(counts.upserted.map(object))]);
    return withErrors(fields, errors);
  });
};

function runUpdate(
  context: Context,
  collection: Collection,
  { filter, update, multi, upsert }: UpdateStatement,
  counts: UpdateCounts,
  at: number,
): void {
  const found = drain(find(context.storage, collection, filter, [], multi ? 0 : 1));
  for (const stored of found) {
    const before = decode(stored.raw);
    const after = applyUpdate(before, update);
    if (replaceRecord(context.storage, collection, stored, before, after)) counts.nModified++;
    counts.n++;
  }
  if (found.length > 0 || !upsert) return;
  const doc = upsertDocument(filter, update);
  insertRecord(context.storage, collection, doc);
  counts.n++;
  counts.upserted.push(
    new Map([
      ['index', int(at)],
      ['_id', doc.get('_id')!],
    ]),
  );
}

export const remove: Handler = (context, request) => {
  const name = collectionOf(request);
  const statements = statementsOf(request.body, 'deletes');
  const limits = statements.items.map(deleteLimit);
  return write(context, request, () => {
    const collection = context.storage.catalogue.seek(request.db, name);
    let n = 0;
    const errors = each(statements, (statement, at) => {
      const filter = filterOf(statement.get('q'));
      if (collection === undefined) return;
      for (const { id, raw } of drain(find(context.storage, collection, filter, [], limits[at]))) {
        removeRecord(context.storage, collection, id, decode(raw));
        n++;
      }
    });
    return withErrors([['n', int(n)]], errors);
  });
};

/** 0 for all, 1 for one; anything else refuses the whole command. */
function deleteLimit(statement: Val): number {
  if (statement.t !== T.object) return refuse('TypeMismatch', 'a delete must be an object');
  admitOptions('delete statement', statement.v.keys());
  const limit = numberOf(statement.v.get('limit'));
  if (limit === 0 || limit === 1) return limit;
  return refuse('FailedToParse', `The limit field in delete objects must be 0 or 1. Got ${limit}`);
}
