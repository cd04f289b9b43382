import { createRequire } from 'node:module';
import type {
  Ajv2020 as AjvType,
  ErrorObject,
  FuncKeywordDefinition,
  ValidateFunction,
} from 'ajv/dist/2020.js';
import type { DataValidationCxt } from 'ajv/dist/types/index.js';
import type { Actor } from '../kernel/actor.ts';
import type { FieldError } from '../kernel/errors.ts';
import { invalid } from '../kernel/errors.ts';
import { type ContractDocument, escapePointer, type Operation } from './load.ts';
import { formType } from './multipart.ts';

// Loaded at the first request and not at start: compiling is what people would wait for.
const require = createRequire(import.meta.url);
const annotations = [
  'example',
  'x-errors',
  'x-common-errors',
  'x-access',
  'x-codes',
  'x-raw-body',
  'x-unkept',
  'x-shared',
  'xml',
  'externalDocs',
  // the contract itself, which references are followed through
  'openapi',
  'info',
  'servers',
  'paths',
  'components',
];
const contractKey = 'contract';

/** A string that people write freely, as a request brought it. */
export interface WrittenText {
  /** `/body/visit/address` */
  path: string;
  /** Who reads it, as the contract says: `x-text`. */
  audience: string;
  text: string;
}
/** A call that was done: what what was written in it belongs to. */
interface WritingCall {
  actor: Actor;
  path: string;
  /** The id in the path. */
  id: string | undefined;
  answer: unknown;
}
/** What is done with texts on their way in; wiring gives it. */
export interface TextPort {
  typedDigits(typed: string): string;
  /** Throws where a text holds what its readers must not be shown; what it gives keeps what is doubtful. */
  judge(texts: readonly WrittenText[]): (call: WritingCall) => Promise<void>;
  /** Throws where a text of a part of the request holds characters that nobody sees. */
  refuseInvisible(part: string, value: unknown): void;
}

/** What people type where digits are asked for is put into ASCII before it is judged. */
const digitsKeyword = ({ typedDigits }: TextPort): FuncKeywordDefinition => ({
  keyword: 'x-digits',
  type: 'string',
  schemaType: 'boolean',
  modifying: true,
  before: 'maxLength',
  errors: false,
  validate(_wanted: boolean, typed: string, _schema: unknown, place?: DataValidationCxt) {
    if (place?.parentData) place.parentData[place.parentDataProperty] = typedDigits(typed);
    return true;
  },
});

const unread = 'none';
/** Whoever validates gives the list that is filled as `this`. */
const textKeyword: FuncKeywordDefinition = {
  keyword: 'x-text',
  type: 'string',
  schemaType: 'string',
  errors: false,
  validate(this: unknown, audience: string, text: string, _schema: unknown, place?: DataValidationCxt) {
    if (audience !== unread && Array.isArray(this))
      (this as WrittenText[]).push({ path: place?.instancePath ?? '', audience, text });
    return true;
  },
};

function makeAjv(document: ContractDocument, coerce: boolean, text: TextPort | null): AjvType {
  const { Ajv2020 } = require('ajv/dist/2020.js') as { Ajv2020: typeof AjvType };
  const addFormats = require('ajv-formats') as (ajv: AjvType, formats: string[]) => void;
  const ajv = new Ajv2020({
    strict: true,
    strictRequired: false,
    allowUnionTypes: true,
    allErrors: false,
    useDefaults: coerce,
    coerceTypes: coerce,
    validateSchema: false,
    discriminator: true,
    passContext: true,
  });
  addFormats(ajv, ['date-time', 'date', 'time', 'uri', 'email']);
  addMoments(ajv);
  for (const keyword of annotations) ajv.addKeyword(keyword);
  ajv.addKeyword(text ? digitsKeyword(text) : 'x-digits');
  ajv.addKeyword(textKeyword);
  ajv.addSchema(document, contractKey);
  return ajv;
}

/** A leap second is a time by RFC 3339 but none that a Date can hold: nothing here takes one. */
function addMoments(ajv: AjvType): void {
  const { validate } = ajv.formats['date-time'] as { validate(text: string): boolean };
  ajv.addFormat('date-time', (text: string) => validate(text) && !Number.isNaN(Date.parse(text)));
}

/** Each is made when it is first needed. */
interface Judges {
  strict?: AjvType;
  coercing?: AjvType;
  /** Of answers, which are sent as they stand. */
  answers?: AjvType;
  compiled: Map<string, ValidateFunction>;
}
const judgesOf = new WeakMap<ContractDocument, Judges>();

function judges(document: ContractDocument): Judges {
  const made = judgesOf.get(document) ?? { compiled: new Map<string, ValidateFunction>() };
  judgesOf.set(document, made);
  return made;
}

/** What stands at a place of the contract; without texts on their way in it is judged as it stands. */
function judgeAt({ document }: Operation, pointer: string, text: TextPort | null): ValidateFunction {
  const all = judges(document);
  const by = text ? 'strict' : 'answers';
  all[by] ??= makeAjv(document, false, text);
  const check = all.compiled.get(pointer) ?? all[by].compile({ $ref: `${contractKey}#${pointer}` });
  all.compiled.set(pointer, check);
  return check;
}

function toErrors(part: string, errors: ErrorObject[] | null | undefined): FieldError[] {
  return (errors ?? []).slice(0, 20).map((error) => {
    const extra = error.params as { additionalProperty?: string; missingProperty?: string; tag?: string };
    const name = extra.additionalProperty ?? extra.missingProperty ?? extra.tag;
    const path = `/${part}${error.instancePath}${name ? `/${name}` : ''}`;
    return { path: path.slice(0, 300), message: (error.message ?? 'is not valid').slice(0, 300) };
  });
}

function rewritten(schema: Record<string, unknown>): Record<string, unknown> {
  const ref = schema['$ref'];
  return typeof ref === 'string' && ref.startsWith('#') ? { ...schema, $ref: contractKey + ref } : schema;
}

/** Runs a judge and collects what it passes that people wrote; null where it refuses. */
function collected(check: ValidateFunction, part: string, value: unknown): WrittenText[] | null {
  const found: WrittenText[] = [];
  if (!check.call(found as never, value)) return null;
  // the forms of one schema can name a field more than once
  const once = new Map(found.map((each) => [each.path, { ...each, path: `/${part}${each.path}` }]));
  return [...once.values()];
}

/**
 * Judges path, query or header parameters; text is turned into the numbers and booleans the schema asks for. `written`
 * is given what people wrote.
 */
export function judgeParameters(
  operation: Operation,
  where: 'path' | 'query' | 'header',
  given: Record<string, unknown>,
  text: TextPort,
  written: WrittenText[] = [],
): Record<string, unknown> {
  const parameters = operation.parameters.filter((each) => each.in === where);
  if (parameters.length === 0 && where !== 'query') return {};
  const nameOf = (name: string) => (where === 'header' ? name.toLowerCase() : name);
  const all = judges(operation.document);
  all.coercing ??= makeAjv(operation.document, true, text);
  const key = `${operation.id} ${where}`;
  const schema = () => ({
    type: 'object',
    additionalProperties: where === 'header',
    required: parameters.filter((each) => each.required).map((each) => nameOf(each.name)),
    properties: Object.fromEntries(parameters.map((each) => [nameOf(each.name), rewritten(each.schema)])),
  });
  const check = all.compiled.get(key) ?? all.coercing.compile(schema());
  all.compiled.set(key, check);
  const value = { ...given };
  const texts = collected(check, where, value);
  if (!texts) throw invalid({}, toErrors(where, check.errors));
  if (texts.length > 0) text.refuseInvisible(where, value);
  written.push(...texts);
  return value;
}

/**
 * Judges a JSON body or the fields of a form: nothing is coerced, nothing removed. Only typed digits are put into ASCII, in
 * place; `written` is given what people wrote. Throws `invalid`, `text_invisible`.
 */
export function judgeBody(
  operation: Operation,
  body: unknown,
  text: TextPort,
  written: WrittenText[] = [],
): void {
  if (operation.bodyType !== 'application/json' && operation.bodyType !== formType) return;
  if (body === undefined) {
    if (operation.bodyRequired) throw invalid({}, [{ path: '/body', message: 'is required' }]);
    return;
  }
  const check = judgeAt(
    operation,
    `${operation.pointer}/requestBody/content/${escapePointer(operation.bodyType)}/schema`,
    text,
  );
  const texts = collected(check, 'body', body);
  if (!texts) throw invalid({}, toErrors('body', check.errors));
  text.refuseInvisible('body', body);
  written.push(...texts);
}

/** What is wrong with an answer, or null: used where every answer is judged (tests). */
export function faultOfAnswer(
  operation: Operation,
  status: number,
  contentType: string,
  body: unknown,
): string | null {
  const response = operation.responses[String(status)];
  if (!response) return `status ${status} is not in the contract`;
  if (!response.content)
    return body === undefined || body === '' ? null : 'a body where the contract has none';
  const type = contentType.split(';')[0] ?? '';
  if (!response.content[type]) return `content type ${contentType} is not in the contract`;
  if (!type.includes('json')) return null;
  const escaped = type.replaceAll('/', '~1');
  const check = judgeAt(operation, `${response.pointer}/content/${escaped}/schema`, null);
  if (!check(body))
    return toErrors('answer', check.errors)
      .map((each) => `${each.path} ${each.message}`)
      .join('; ');
  const code = (body as { code?: string }).code;
  if (status >= 400 && !response.codes.includes(String(code))) return `code ${code} is not declared`;
  return null;
}
