import { basename, dirname } from 'node:path';
import type { AccessRule } from '../kernel/actor.ts';
import type { ErrorKind } from '../kernel/errors.ts';
import { lintContract } from './lint.ts';
import type { ContractDocument } from './load.ts';
import { complete, type OperationPart, problemResponses } from './responses.ts';
import { judgedTexts, lintTexts } from './texts.ts';
import { addVariants } from './variants.ts';

/** A part of the contract as it is written beside a feature. */
export interface ContractPart {
  paths?: Record<string, Record<string, OperationPart>>;
  components?: Record<string, Record<string, unknown>>;
  /** Of which kind of order it is the part; see `variants.ts`. */
  'x-kind'?: string;
  'x-variants'?: Record<string, string>;
  'x-operation-errors'?: Record<string, string[]>;
}
export interface NamedPart {
  /** Where it stands; the folder's name becomes the tag of its operations. */
  file: string;
  part: ContractPart;
}
export interface ContractSources {
  /** What every part builds on: title, security, shared schemas. */
  base: ContractPart & Record<string, unknown>;
  parts: readonly NamedPart[];
  access: readonly AccessRule[];
  /** Every error code with its kind, which its status follows from. */
  errors: ReadonlyMap<string, ErrorKind>;
}
type Bundled = ContractSources['base'];

function addTo<T>(there: Record<string, T>, name: string, value: T, what: string): void {
  if (there[name] !== undefined) throw new Error(`${what} stands in another part already`);
  there[name] = value;
}

function merge(into: Bundled, { file, part }: NamedPart): void {
  into.paths ??= {};
  into.components ??= {};
  for (const [path, methods] of Object.entries(part.paths ?? {})) {
    into.paths[path] ??= {};
    for (const [method, operation] of Object.entries(methods)) {
      const tagged = { tags: [basename(dirname(file))], ...operation };
      addTo(into.paths[path], method, tagged, `${file}: ${method} ${path}`);
    }
  }
  for (const [kind, entries] of Object.entries(part.components ?? {})) {
    into.components[kind] ??= {};
    for (const [name, value] of Object.entries(entries))
      addTo(into.components[kind], name, value, `${file}: ${kind}/${name}`);
  }
}

/**
 * The whole contract from its parts, or an error that says all it breaks; what is given stays as it was.
 * `keepsBases`: also the schemas that kinds build on, which no operation names.
 */
export function bundleContract(sources: ContractSources, keepsBases = false): ContractDocument {
  const { base, parts, access, errors } = sources;
  const bundled = structuredClone(base);
  for (const part of parts) merge(bundled, structuredClone(part));
  const extended = addVariants(
    bundled,
    parts.map(({ part }) => part),
  );
  if (!keepsBases) for (const name of extended) delete bundled.components?.['schemas']?.[name];
  const rules = new Map(access.map((rule) => [rule.name, rule]));
  const statuses = new Set<string>();
  const writing = new Set(judgedTexts(bundled).map(({ operationId }) => operationId));
  for (const methods of Object.values(bundled.paths ?? {})) {
    for (const [method, operation] of Object.entries(methods)) {
      const isWriting = writing.has(operation.operationId);
      for (const status of complete(operation, method, isWriting, rules, errors)) statuses.add(status);
    }
  }
  const responses = { ...bundled.components?.['responses'], ...problemResponses(statuses, errors) };
  bundled.components = { ...bundled.components, responses };
  const faults = [...lintContract(bundled), ...lintTexts(bundled)];
  if (faults.length > 0) throw new Error(`the contract breaks its own rules:\n  ${faults.join('\n  ')}`);
  return bundled as unknown as ContractDocument;
}
