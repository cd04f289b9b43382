import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Ajv2020 as AjvType } from 'ajv/dist/2020.js';
import { parse } from 'yaml';
import { lintContract } from '../../src/contract/lint.ts';
import { operationById, operations } from '../../src/contract/load.ts';
import { statusOf } from '../../src/contract/statuses.ts';
import { errorSentences } from '../../src/copy/zh-CN.ts';
import { knownErrors } from '../../src/kernel/errors.ts';
// every feature declares its codes as it is loaded
import '../../src/wiring.ts';

const { Ajv2020 } = createRequire(import.meta.url)('ajv/dist/2020.js') as { Ajv2020: typeof AjvType };
const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..');
type Json = Record<string, unknown>;
interface Named {
  name: string;
  in: string;
  required?: boolean;
  schema?: unknown;
}
interface ResponseJson {
  description?: string;
  content?: Json;
  headers?: Json;
  'x-codes'?: string[];
}
interface OperationJson extends Json {
  operationId: string;
  summary: string;
  parameters?: (Named | { $ref: string })[];
  requestBody?: { content: Json };
  responses: Record<string, ResponseJson | { $ref: string }>;
  security: Record<string, unknown>[];
  'x-errors'?: string[];
  'x-common-errors': string[];
}
interface Document extends Json {
  openapi: string;
  info: Json;
  paths: Record<string, Record<string, OperationJson>>;
  components: Record<string, Json>;
}
const contract = parse(readFileSync(join(root, 'openapi.yaml'), 'utf8')) as Document;

function lookUp(ref: string): unknown {
  const parts = ref
    .replace(/^#\//, '')
    .split('/')
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'));
  let node: unknown = contract;
  for (const part of parts) node = (node as Json | undefined)?.[part];
  return node;
}
function refsIn(node: unknown, found: string[] = []): string[] {
  if (typeof node !== 'object' || node === null) return found;
  for (const [name, value] of Object.entries(node)) {
    if (name === '$ref' && typeof value === 'string') found.push(value);
    else refsIn(value, found);
  }
  return found;
}
const all = Object.entries(contract.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
);
const parametersOf = (operation: OperationJson): Named[] =>
  (operation.parameters ?? []).map((each) => ('$ref' in each ? (lookUp(each.$ref) as Named) : each));
const responsesOf = ({ responses }: OperationJson): [string, ResponseJson][] =>
  Object.entries(responses).map(([status, each]) => [
    status,
    '$ref' in each ? (lookUp(each.$ref) as ResponseJson) : each,
  ]);
const codesOf = (operation: OperationJson) => [
  ...(operation['x-errors'] ?? []),
  ...operation['x-common-errors'],
];
const statusOfCode = (code: string) => {
  const kind = knownErrors().get(code);
  return code === 'internal' ? 500 : kind && statusOf[kind];
};
const duplicates = (names: string[]) => names.filter((name, at) => names.indexOf(name) !== at);

describe('The contract', () => {
  it('is what the parts beside the features say', () => {
    const args = ['--import', 'tsx', 'src/contract/write.ts', '--check'];
    const { status, stderr } = spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8' });
    assert.equal(status, 0, stderr);
  });
  it('is the same for people and for the server', () => {
    const served = JSON.parse(readFileSync(join(root, 'src/contract/contract.gen.json'), 'utf8')) as unknown;
    // to people and their tools a discriminator also says which form it leads to
    const plain = JSON.parse(
      JSON.stringify(contract, (key, value) => (key === 'mapping' ? undefined : value)),
    );
    assert.deepEqual(served, plain);
  });
  it('is OpenAPI 3.1 with a title, a version and operations', () => {
    assert.match(contract.openapi, /^3\.1\.\d+$/);
    assert.ok(contract.info['title'] && contract.info['version']);
    assert.ok(all.length > 60, `${all.length} operations`);
    const methods = new Set(['get', 'post', 'put', 'patch', 'delete']);
    assert.deepEqual(
      all.filter(({ path, method }) => !path.startsWith('/api/') || !methods.has(method)),
      [],
    );
  });
  it('follows every reference to something', () => {
    const refs = refsIn(contract);
    assert.ok(refs.length > 100, `${refs.length} references`);
    assert.deepEqual(
      refs.filter((ref) => !ref.startsWith('#/') || lookUp(ref) === undefined),
      [],
    );
  });
  it('defines no schema, parameter or answer that nothing uses', () => {
    const used = new Set(refsIn(contract));
    const unused = ['schemas', 'parameters', 'responses'].flatMap((kind) =>
      Object.keys(contract.components[kind] ?? {})
        .map((name) => `#/components/${kind}/${name}`)
        .filter((ref) => !used.has(ref)),
    );
    assert.deepEqual(unused, []);
  });
  it('names each operation once, in words', () => {
    const ids = all.map(({ operation }) => operation.operationId);
    assert.deepEqual(duplicates(ids), []);
    for (const { operation } of all) {
      assert.match(operation.operationId, /^[a-z][A-Za-z]+$/);
      assert.ok(operation.summary?.length > 5, `${operation.operationId} says what it does`);
    }
    assert.deepEqual([...ids].sort(), operations.map(({ id }) => id).sort(), 'and the server loads them all');
  });
  it('has no two paths that a request could mean at once', () => {
    assert.deepEqual(
      duplicates(Object.keys(contract.paths).map((path) => path.replace(/\{\w+\}/g, '{}'))),
      [],
    );
  });
  for (const { path, method, operation } of all) {
    it(`declares the parameters and answers of ${operation.operationId}`, () => {
      const parameters = parametersOf(operation);
      const inPath = parameters.filter((each) => each.in === 'path');
      const named = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
      assert.deepEqual(inPath.map(({ name }) => name).sort(), named.sort());
      assert.ok(inPath.every(({ required }) => required === true));
      assert.deepEqual(duplicates(parameters.map((each) => `${each.in} ${each.name}`)), []);
      assert.ok(parameters.every(({ schema }) => schema !== undefined));
      const loaded = operations.find(({ id }) => id === operation.operationId);
      assert.deepEqual(loaded?.parameters, parameters, 'the server judges each of them');
      if (method === 'get') assert.equal(operation.requestBody, undefined);
      const statuses = Object.keys(operation.responses).filter((status) => /^[23]/.test(status));
      const unchanged = loaded?.shared ? ['304'] : [];
      assert.deepEqual(
        statuses.slice(1),
        unchanged,
        'one way to succeed, and to say that nothing has changed',
      );
      assert.ok(responsesOf(operation).every(([, { description }]) => description));
      const schemes = operation.security.flatMap((each) => Object.keys(each));
      assert.ok(schemes.every((name) => contract.components['securitySchemes']?.[name]));
    });
  }
  it('holds only schemas that JSON Schema 2020-12 knows', () => {
    const ajv = new Ajv2020({ strict: false });
    for (const [name, schema] of Object.entries(contract.components['schemas'] ?? {})) {
      assert.ok(ajv.validateSchema(schema as Json), `${name}: ${ajv.errorsText(ajv.errors)}`);
    }
    for (const { operation } of all) {
      for (const { schema } of parametersOf(operation)) assert.ok(ajv.validateSchema(schema as Json));
      for (const part of [operation.requestBody, ...responsesOf(operation).map(([, each]) => each)]) {
        for (const media of Object.values(part?.content ?? {})) {
          const schema = (media as { schema?: Json }).schema;
          if (schema) assert.ok(ajv.validateSchema(schema), ajv.errorsText(ajv.errors));
        }
      }
    }
  });
});

describe('The lint of the contract', () => {
  it('finds nothing in the contract', () => assert.deepEqual(lintContract(contract), []));
  const faulty: [string, Json, RegExp][] = [
    ['an object that takes unknown fields', { type: 'object' }, /additionalProperties/],
    ['an integer without an upper bound', { type: 'integer', minimum: 0 }, /maximum/],
    ['a number that may be null, without a bound', { type: ['number', 'null'] }, /maximum/],
    ['a text of any length', { type: 'string' }, /maxLength/],
    ['a list of any length', { type: 'array', items: { type: 'boolean' } }, /maxItems/],
    [
      'a field called type, and what stands under it',
      { type: 'object', additionalProperties: false, properties: { type: { type: 'string' } } },
      /properties\/type: no maxLength/,
    ],
  ];
  for (const [what, schema, fault] of faulty) {
    it(`finds ${what}`, () => {
      const faults = lintContract({ components: { schemas: { Fixture: schema } } });
      assert.equal(faults.length, 1, faults.join('\n'));
      assert.match(faults[0] ?? '', fault);
    });
  }
});

describe('Error codes', () => {
  it('each have a sentence, and no sentence is left over', () => {
    assert.deepEqual(Object.keys(errorSentences).sort(), [...knownErrors().keys(), 'internal'].sort());
  });
  it('are said in Chinese, to their end', () => {
    for (const [code, sentence] of Object.entries(errorSentences)) {
      assert.match(sentence, /\p{Script=Han}/u, code);
      assert.match(sentence, /[。！？]$/, code);
    }
  });
  it('stand in the contract under the status of their kind', () => {
    const listed = Object.entries(contract.components['responses'] ?? {}).flatMap(([name, response]) => {
      const codes = (response as ResponseJson)['x-codes'] ?? [];
      for (const code of codes) assert.equal(name, `Problem${statusOfCode(code)}`, code);
      return codes;
    });
    // a method that a path does not have is no operation's
    const codes = [...knownErrors().keys(), 'internal'].filter((code) => code !== 'method_refused');
    assert.deepEqual(listed.sort(), codes.sort(), 'each once');
  });
  it('of an operation, its own and the common ones, stand there once', () => {
    for (const { operation } of all) assert.deepEqual(duplicates(codesOf(operation)), []);
  });
  it('of an operation are among its answers, and it has no other refusal', () => {
    for (const { operation } of all) {
      const statuses = new Set(codesOf(operation).map((code) => String(statusOfCode(code))));
      const refusals = Object.entries(operation.responses).filter(([status]) => status >= '4');
      assert.deepEqual(
        refusals.map(([status, response]) => [status, response]),
        [...statuses].sort().map((each) => [each, { $ref: `#/components/responses/Problem${each}` }]),
        operation.operationId,
      );
    }
  });
  it('are the ones the server knows, status by status', () => {
    for (const { operation } of all) {
      const loaded = Object.entries(operationById.get(operation.operationId)?.responses ?? {});
      const pairs = loaded.flatMap(([status, { codes }]) => codes.map((code) => `${status} ${code}`));
      const expected = codesOf(operation).map((code) => `${statusOfCode(code)} ${code}`);
      assert.deepEqual(pairs.sort(), expected.sort(), operation.operationId);
    }
  });
  it('say when to come back where the server takes no more for a while', () => {
    for (const status of [429, 503]) {
      const { headers } = lookUp(`#/components/responses/Problem${status}`) as ResponseJson;
      assert.ok(headers?.['Retry-After'], String(status));
    }
  });
});
