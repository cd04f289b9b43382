const NAMES = {
  InternalError: 1,
  BadValue: 2,
  FailedToParse: 9,
  Overflow: 15,
  InvalidBSON: 22,
  TypeMismatch: 14,
  NamespaceNotFound: 26,
  IndexNotFound: 27,
  PathNotViable: 28,
  ConflictingUpdateOperators: 40,
  CursorNotFound: 43,
  NamespaceExists: 48,
  EmptyFieldName: 56,
  CommandNotFound: 59,
  ImmutableField: 66,
  CannotCreateIndex: 67,
  InvalidOptions: 72,
  InvalidNamespace: 73,
  IndexOptionsConflict: 85,
  IndexKeySpecsConflict: 86,
  CannotIndexParallelArrays: 171,
  InvalidIndexSpecificationOption: 197,
  TransactionTooOld: 225,
  OperationNotSupportedInTransaction: 263,
  BSONObjectTooLarge: 10334,
  DuplicateKey: 11000,
  OutOfDiskSpace: 14031,
  Unauthorized: 13,
  AuthenticationFailed: 18,
} as const;

export type ErrorName = keyof typeof NAMES;

/** A refusal with MongoDB's code; `extra` is laid beside code and errmsg in the answer. */
export class CommandError extends Error {
  readonly code: number;
  readonly codeName: string;
  readonly extra: Record<string, unknown>;

  constructor(name: ErrorName | number, message: string, extra: Record<string, unknown> = {}) {
    super(message);
    this.code = typeof name === 'number' ? name : NAMES[name];
    this.codeName = typeof name === 'number' ? `Location${name}` : name;
    this.extra = extra;
  }
}

export function refuse(name: ErrorName | number, message: string): never {
  throw new CommandError(name, message);
}
