import contractJson from './contract.gen.json' with { type: 'json' };
import type { OperationId } from './types.gen.ts';

interface Ref {
  $ref: string;
}
interface Parameter {
  name: string;
  in: 'path' | 'query' | 'header' | 'cookie';
  required?: boolean;
  schema: Record<string, unknown>;
}
interface ResponseJson {
  description: string;
  content?: Record<string, { schema?: unknown }>;
  /** Of a shared refusal: every code that is answered under its status. */
  'x-codes'?: string[];
}
interface OperationJson {
  operationId: OperationId;
  summary: string;
  parameters?: (Parameter | Ref)[];
  requestBody?: { required?: boolean; content: Record<string, { schema?: unknown }> };
  responses: Record<string, ResponseJson | Ref>;
  'x-access': string;
  /** The error codes special to it. */
  'x-errors'?: string[];
  /** The other codes it can answer: they follow from its shape. */
  'x-common-errors': string[];
  /** The handler gets the bytes as they came, and no session or origin is asked for (callbacks). */
  'x-raw-body'?: boolean;
  'x-unkept'?: boolean;
  'x-shared'?: boolean;
}
/** The contract as it is written down. */
export interface ContractDocument {
  openapi: string;
  info: { title: string; description: string };
  paths: Record<string, Record<string, OperationJson>>;
  components: {
    schemas: Record<string, unknown>;
    parameters?: Record<string, Parameter>;
    responses?: Record<string, ResponseJson>;
  };
}

interface Answered {
  content: Record<string, unknown> | undefined;
  /** The codes the operation can answer under this status. */
  codes: readonly string[];
  /** JSON pointer of the answer inside the contract, which operations may share. */
  pointer: string;
}
export interface Operation {
  id: OperationId;
  method: 'get' | 'post' | 'put' | 'patch' | 'delete';
  path: string;
  summary: string;
  /** JSON pointer of the operation inside the contract. */
  pointer: string;
  access: string;
  rawBody: boolean;
  /** The answer is kept under no key: it holds what is shown, or judged, each time anew. */
  unkept: boolean;
  /** The answer is the same for everybody: no session is read for it, and whoever has it asks again by its tag. */
  shared: boolean;
  parameters: Parameter[];
  bodyType: string | null;
  bodyRequired: boolean;
  /** Of a form with a file; otherwise empty. */
  formSchema: { properties?: Record<string, { contentMediaType?: string; maxLength?: number }> };
  successStatus: number;
  responses: Record<string, Answered>;
  document: ContractDocument;
}
/** The contract as the server reads it. */
export interface Contract {
  document: ContractDocument;
  /** Fixed paths come before those with a parameter in the same place. */
  operations: readonly Operation[];
  operationById: ReadonlyMap<string, Operation>;
}

export function escapePointer(part: string): string {
  return part.replaceAll('~', '~0').replaceAll('/', '~1');
}

/** A parameter or an answer may stand in the operation itself or among the shared ones. */
function shared<T extends object>(raw: T | Ref, kind: string, among: Record<string, T> | undefined): T {
  if (!('$ref' in raw)) return raw;
  const found = among?.[raw.$ref.replace(`#/components/${kind}/`, '')];
  if (!found) throw new Error(`the contract has nothing at ${raw.$ref}`);
  return found;
}

function readResponse(raw: ResponseJson | Ref, at: string, codes: Set<string>, document: ContractDocument) {
  const response = shared(raw, 'responses', document.components.responses);
  return {
    content: response.content,
    codes: (response['x-codes'] ?? []).filter((code) => codes.has(code)),
    pointer: '$ref' in raw ? raw.$ref.slice(1) : at,
  };
}

function read(document: ContractDocument, path: string, method: string, raw: OperationJson): Operation {
  const { parameters } = document.components;
  const pointer = `/paths/${escapePointer(path)}/${method}`;
  const codes = new Set([...(raw['x-errors'] ?? []), ...raw['x-common-errors']]);
  const statuses = Object.keys(raw.responses);
  return {
    id: raw.operationId,
    method: method as Operation['method'],
    path,
    summary: raw.summary,
    pointer,
    access: raw['x-access'],
    rawBody: raw['x-raw-body'] ?? false,
    unkept: raw['x-unkept'] ?? false,
    shared: raw['x-shared'] ?? false,
    parameters: (raw.parameters ?? []).map((each) => shared(each, 'parameters', parameters)),
    bodyType: raw.requestBody ? (Object.keys(raw.requestBody.content)[0] ?? null) : null,
    bodyRequired: raw.requestBody?.required ?? false,
    formSchema: (raw.requestBody?.content['multipart/form-data']?.schema ?? {}) as Operation['formSchema'],
    successStatus: Number(statuses.find((status) => /^[23]/.test(status)) ?? 200),
    responses: Object.fromEntries(
      Object.entries(raw.responses).map(([status, response]) => [
        status,
        readResponse(response, `${pointer}/responses/${status}`, codes, document),
      ]),
    ),
    document,
  };
}

/** Reads a bundled contract: the product's, or one that was bundled in memory. */
export function loadContract(document: ContractDocument): Contract {
  const operations = Object.entries(document.paths)
    .sort(([a], [b]) => (a.replaceAll('{', '~') < b.replaceAll('{', '~') ? -1 : 1))
    .flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, raw]) => read(document, path, method, raw)),
    );
  return { document, operations, operationById: new Map(operations.map((each) => [each.id, each])) };
}

/** The product's own contract. */
export const product = loadContract(contractJson as unknown as ContractDocument);
export const { document: contract, operations, operationById } = product;
