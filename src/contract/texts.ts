/** Which strings of requests people write freely, and who reads each: every one says so, or that nobody does. */
type Json = Record<string, unknown>;

interface FreeText {
  /** Of the operation that takes it. */
  operationId: string;
  /** `/body/visit/address`, `/query/reason`; `*` stands for any place in a list. */
  path: string;
  /** The `x-text` of its schema; undefined where it says nothing. */
  audience: string | undefined;
}
/** Of a string that is kept by nobody, or read by no person. */
const unread = 'none';

interface Document {
  paths?: Record<string, Record<string, unknown>>;
  components?: Record<string, unknown>;
}

function resolve(document: Document, node: Json): Json {
  const ref = node['$ref'];
  if (typeof ref !== 'string') return node;
  const keys = ref.slice('#/'.length).split('/');
  const found = keys.reduce<unknown>((at, key) => (at as Json | undefined)?.[key], document);
  const { $ref: _ref, ...beside } = node;
  return { ...resolve(document, found as Json), ...beside };
}

const bounded = ['enum', 'const', 'format', 'contentMediaType'];
/** Whether people choose the characters: nothing lists them, and no pattern says what each must be. */
function isFree(schema: Json): boolean {
  const isText = [schema['type']].flat().includes('string') && schema['x-digits'] === undefined;
  const pattern = String(schema['pattern'] ?? '');
  return isText && !bounded.some((each) => schema[each] !== undefined) && !/^\^.*\$$/.test(pattern);
}

type TextField = Omit<FreeText, 'operationId'>;
function visit(document: Document, node: unknown, path: string, found: TextField[]): void {
  if (typeof node !== 'object' || node === null) return;
  const schema = resolve(document, node as Json);
  if (isFree(schema)) found.push({ path, audience: schema['x-text'] as string | undefined });
  for (const form of ['oneOf', 'anyOf', 'allOf'])
    for (const each of (schema[form] as unknown[] | undefined) ?? []) visit(document, each, path, found);
  for (const [name, each] of Object.entries((schema['properties'] as Json | undefined) ?? {}))
    visit(document, each, `${path}/${name}`, found);
  visit(document, schema['items'], `${path}/*`, found);
  visit(document, schema['additionalProperties'], `${path}/*`, found);
}

interface OperationJson {
  operationId: string;
  parameters?: Json[];
  requestBody?: { content: Record<string, { schema?: unknown }> };
  'x-raw-body'?: boolean;
}

function textsOf(document: Document, operation: OperationJson): FreeText[] {
  const found: TextField[] = [];
  for (const each of operation.parameters ?? []) {
    const parameter = resolve(document, each);
    if (parameter['in'] === 'query')
      visit(document, parameter['schema'], `/query/${parameter['name']}`, found);
  }
  const bodies = operation['x-raw-body'] ? {} : (operation.requestBody?.content ?? {});
  for (const { schema } of Object.values(bodies)) visit(document, schema, '/body', found);
  // the forms of one body share most of their fields
  const once = new Map(found.map((each) => [`${each.path} ${each.audience}`, each]));
  return [...once.values()].map((each) => ({ operationId: operation.operationId, ...each }));
}

/** Every string of a request whose characters people choose. */
export function freeTexts(document: Document): FreeText[] {
  return Object.values(document.paths ?? {}).flatMap((methods) =>
    Object.values(methods).flatMap((operation) => textsOf(document, operation as OperationJson)),
  );
}

/** Those that somebody reads. */
export function judgedTexts(document: Document): FreeText[] {
  return freeTexts(document).filter(({ audience }) => audience !== undefined && audience !== unread);
}

/** Each must be judged for whom it reaches; one that forgets to say so would pass. */
export function lintTexts(document: Document): string[] {
  return freeTexts(document)
    .filter(({ audience }) => audience === undefined)
    .map(({ operationId, path }) => `${operationId}${path}: no x-text says who reads it`);
}
