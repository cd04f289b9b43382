import { refuse } from '../language/errors.ts';
import { type Doc, numberOf, T, TYPE_NAMES, type Val } from '../language/value.ts';
import type { Cursors } from '../planner/cursor.ts';
import type { GroupCommit } from '../storage/group-commit.ts';
import type { Storage } from '../storage/storage.ts';
import type { Fields } from './wire.ts';

export type Context = {
  storage: Storage;
  commits: GroupCommit;
  cursors: Cursors;
  /** host:port or socket path under which this store is reached. */
  address: string;
};

/** One command of a client: its name, its database and all its fields. */
export type Request = { name: string; db: string; body: Doc };
export type Handler = (context: Context, request: Request) => Fields | Promise<Fields>;

/** The collection a command names in its first field; code 73 where the name cannot be one. */
export function collectionOf(request: Request): string {
  const val = request.body.get(request.name);
  if (val?.t !== T.string) {
    return refuse('InvalidNamespace', `collection name has invalid type ${TYPE_NAMES[val?.t ?? T.null]}`);
  }
  if (val.v === '' || val.v.includes('$') || val.v.includes('\0') || val.v.startsWith('.')) {
    refuse('InvalidNamespace', `Invalid namespace specified '${request.db}.${val.v}'`);
  }
  return val.v;
}

export const namespaceOf = (request: Request): string => `${request.db}.${collectionOf(request)}`;

export function docOf(body: Doc, name: string): Doc | undefined {
  const val = body.get(name);
  if (val === undefined) return undefined;
  return val.t === T.object ? val.v : wrongType(name, val, 'object');
}

export function listOf(body: Doc, name: string): Val[] {
  const val = body.get(name);
  if (val === undefined) return refuse(40414, `BSON field '${name}' is missing but a required field`);
  return val.t === T.array ? val.v : wrongType(name, val, 'array');
}

/** A whole number of 0 or more. */
export function countOf(body: Doc, name: string): number | undefined {
  const val = body.get(name);
  if (val === undefined || val.t === T.null) return undefined;
  const number = numberOf(val);
  if (number === undefined) return wrongType(name, val, 'long');
  if (number < 0) refuse(51024, `BSON field '${name}' value must be >= 0, actual value '${number}'`);
  return Math.trunc(number);
}

export function textOf(body: Doc, name: string): string {
  const val = body.get(name);
  if (val === undefined) return refuse(40414, `BSON field '${name}' is missing but a required field`);
  return val.t === T.string ? val.v : wrongType(name, val, 'string');
}

function wrongType(name: string, val: Val, wanted: string): never {
  return refuse(
    'TypeMismatch',
    `BSON field '${name}' is of type '${TYPE_NAMES[val.t]}', expected '${wanted}'`,
  );
}
