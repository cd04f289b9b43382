import { createRequire } from 'node:module';
import { parse } from 'node:querystring';
import type { Ajv2020 as AjvType, ValidateFunction } from 'ajv/dist/2020.js';
import type addFormatsType from 'ajv-formats';
import { contract, type Operation } from '../../src/contract/load.ts';

const require = createRequire(import.meta.url);
const { Ajv2020 } = require('ajv/dist/2020.js') as { Ajv2020: typeof AjvType };
const addFormats = require('ajv-formats') as typeof addFormatsType.default;

export type Schema = Record<string, unknown>;
/** A request before it is sent: the body as the text that goes out. */
export interface Sending {
  params: Record<string, string>;
  query: string;
  headers: Record<string, string>;
  body: string | undefined;
}

/** The contract's own word on a request, compiled here and not by the server. */
function makeAjv(coerceTypes: boolean): AjvType {
  const ajv = new Ajv2020({ strict: false, coerceTypes });
  addFormats(ajv);
  ajv.addSchema({ components: contract.components }, 'contract');
  return ajv;
}
const strict = makeAjv(false);
const coercing = makeAjv(true);
const compiled = new Map<string, ValidateFunction>();

/** The same schema with its references pointing into the contract. */
function absolute(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(absolute);
  if (typeof node !== 'object' || node === null) return node;
  return Object.fromEntries(
    Object.entries(node).map(([name, value]) => [
      name,
      name === '$ref' && typeof value === 'string' ? value.replace(/^#/, 'contract#') : absolute(value),
    ]),
  );
}
function check(key: string, ajv: AjvType, schema: () => unknown, value: unknown): boolean {
  const found = compiled.get(key) ?? ajv.compile(absolute(schema()) as Schema);
  compiled.set(key, found);
  return found(value) as boolean;
}

export function bodySchema(operation: Operation): Schema | null {
  if (operation.bodyType !== 'application/json' || operation.rawBody) return null;
  const raw = contract.paths[operation.path]?.[operation.method];
  return (raw?.requestBody?.content['application/json']?.schema ?? null) as Schema | null;
}

function decoded(params: Record<string, string>): Record<string, string> | null {
  try {
    return Object.fromEntries(
      Object.entries(params).map(([name, value]) => [name, decodeURIComponent(value)]),
    );
  } catch {
    return null;
  }
}
function fits(
  operation: Operation,
  where: 'path' | 'query' | 'header',
  given: Record<string, unknown>,
): boolean {
  const parameters = operation.parameters.filter((each) => each.in === where);
  const nameOf = (name: string) => (where === 'header' ? name.toLowerCase() : name);
  const schema = () => ({
    type: 'object',
    additionalProperties: where === 'header',
    required: parameters.filter(({ required }) => required).map(({ name }) => nameOf(name)),
    properties: Object.fromEntries(parameters.map((each) => [nameOf(each.name), each.schema])),
  });
  return check(`${operation.id} ${where}`, coercing, schema, structuredClone(given));
}
function bodyFits(operation: Operation, body: string | undefined): boolean {
  const schema = bodySchema(operation);
  if (!schema) return true;
  if (body === undefined || body === '') return !operation.bodyRequired;
  try {
    return check(`${operation.id} body`, strict, () => schema, JSON.parse(body));
  } catch {
    return false;
  }
}

/** Whether the contract takes this request as it stands. */
export function isFitting(operation: Operation, sending: Sending): boolean {
  const params = decoded(sending.params);
  const lower = Object.entries(sending.headers).map(([name, value]) => [name.toLowerCase(), value]);
  return (
    params !== null &&
    fits(operation, 'path', params) &&
    fits(operation, 'query', { ...parse(sending.query) }) &&
    fits(operation, 'header', Object.fromEntries(lower)) &&
    bodyFits(operation, sending.body)
  );
}
