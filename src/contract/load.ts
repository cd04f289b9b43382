import contractJson from './contract.gen.json' with { type: 'json' };
import type { OperationId } from './types.gen.ts';

export interface Parameter {
  name: string;
  in: 'path' | 'query' | 'header' | 'cookie';
  required?: boolean;
  schema: Record<string, unknown>;
}
interface ContractResponse {
  description: string;
  content?: Record<string, { schema?: unknown }>;
  'x-codes'?: string[];
}
interface ContractOperation {
  operationId: OperationId;
  summary: string;
  parameters?: (Parameter | { $ref: string })[];
  requestBody?: { required?: boolean; content: Record<string, { schema?: unknown }> };
  responses: Record<string, ContractResponse>;
  'x-access': string;
  /** The error codes special to it. */
  'x-errors'?: string[];
  /** The handler gets the bytes as they came, and no session or origin is asked for (callbacks). */
  'x-raw-body'?: boolean;
}
export interface Operation {
  id: OperationId;
  method: 'get' | 'post' | 'put' | 'patch' | 'delete';
  path: string;
  /** JSON pointer of the operation inside the contract. */
  pointer: string;
  access: string;
  rawBody: boolean;
  parameters: Parameter[];
  bodyType: string | null;
  bodyRequired: boolean;
  successStatus: number;
  responses: Record<string, ContractResponse>;
}

export const contract = contractJson as unknown as {
  info: { title: string; description: string };
  paths: Record<string, Record<string, ContractOperation>>;
  components: { schemas: Record<string, unknown>; parameters?: Record<string, Parameter> };
};

/** A parameter may stand in the operation itself or among the shared ones. */
function parameterOf(raw: Parameter | { $ref: string }): Parameter {
  if (!('$ref' in raw)) return raw;
  const shared = contract.components.parameters?.[raw.$ref.replace('#/components/parameters/', '')];
  if (!shared) throw new Error(`the contract has no parameter ${raw.$ref}`);
  return shared;
}

function escapePointer(part: string): string {
  return part.replaceAll('~', '~0').replaceAll('/', '~1');
}

function read(path: string, method: string, raw: ContractOperation): Operation {
  const success = Object.keys(raw.responses).find(
    (status) => status.startsWith('2') || status.startsWith('3'),
  );
  return {
    id: raw.operationId,
    method: method as Operation['method'],
    path,
    pointer: `/paths/${escapePointer(path)}/${method}`,
    access: raw['x-access'],
    rawBody: raw['x-raw-body'] ?? false,
    parameters: (raw.parameters ?? []).map(parameterOf),
    bodyType: raw.requestBody ? (Object.keys(raw.requestBody.content)[0] ?? null) : null,
    bodyRequired: raw.requestBody?.required ?? false,
    successStatus: Number(success ?? 200),
    responses: raw.responses,
  };
}

/** Every operation of the contract; fixed paths before those with a parameter in the same place. */
export const operations: readonly Operation[] = Object.entries(contract.paths)
  .sort(([a], [b]) => (a.replaceAll('{', '~') < b.replaceAll('{', '~') ? -1 : 1))
  .flatMap(([path, methods]) => Object.entries(methods).map(([method, raw]) => read(path, method, raw)));

export const operationById: ReadonlyMap<string, Operation> = new Map(
  operations.map((each) => [each.id, each]),
);
