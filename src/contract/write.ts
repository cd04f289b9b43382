/**
 * `npm run contract`: bundles the features' parts into openapi.yaml, the contract the server loads
 * and the types. `--check` only says whether they are stale.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import openapiTS, { astToString } from 'openapi-typescript';
import { Document, visit } from 'yaml';
import { bundleContract } from './bundle.ts';
import type { ContractDocument } from './load.ts';
import { readSources } from './parts.ts';

const here = dirname(fileURLToPath(import.meta.url));
const root = resolve(here, '../..');
const header = '# Made by `npm run contract` from the parts beside the features; changes here are lost.\n';

interface Discriminated {
  discriminator?: { propertyName: string };
  oneOf?: { $ref: string }[];
}

/**
 * What the server's judge reads off each form's constant, tools of others read off a mapping: without one a
 * discriminator's values are the names of schemas (OpenAPI 3.1, "Discriminator Object").
 */
function withMappings(contract: ContractDocument): ContractDocument {
  const schemas = (contract.components?.schemas ?? {}) as Record<
    string,
    { properties?: Record<string, { const?: string }> }
  >;
  const mapped = (value: Discriminated) => {
    if (!value?.discriminator || !value.oneOf) return value;
    const { propertyName } = value.discriminator;
    const entries = value.oneOf.map(({ $ref }): [string, string] => {
      const name = $ref.slice($ref.lastIndexOf('/') + 1);
      return [schemas[name]?.properties?.[propertyName]?.const ?? name, $ref];
    });
    return { ...value, discriminator: { propertyName, mapping: Object.fromEntries(entries) } };
  };
  return JSON.parse(JSON.stringify(contract, (_key, value) => mapped(value)));
}

/** As a person would write it: references on one line. */
function yamlOf(contract: ContractDocument): string {
  const document = new Document(withMappings(contract), { aliasDuplicateObjects: false });
  visit(document, {
    Map(_key, map) {
      map.flow = map.items.length === 1 && map.has('$ref');
    },
  });
  return header + document.toString({ lineWidth: 0 });
}

async function typesOf(contract: ContractDocument, known: Iterable<string>): Promise<string> {
  // a discriminator without a mapping would name the schema; the constant of each form says it already
  const plain = JSON.parse(
    JSON.stringify(contract, (key, value) => (key === 'discriminator' ? undefined : value)),
  );
  const ast = await openapiTS(plain, {
    alphabetize: true,
    defaultNonNullable: false,
  });
  const codes = [...known].sort().map((code) => `'${code}'`);
  return [
    '// Made by `npm run contract`; changes here are lost.',
    astToString(ast),
    'export type OperationId = keyof operations;',
    `export type ErrorCode =\n  | ${codes.join('\n  | ')};`,
    '',
  ].join('\n');
}

async function main(): Promise<void> {
  const sources = await readSources();
  const contract = bundleContract(sources);
  const outputs = [
    { file: join(root, 'openapi.yaml'), text: yamlOf(contract) },
    { file: join(here, 'contract.gen.json'), text: `${JSON.stringify(contract)}\n` },
    {
      file: join(here, 'types.gen.ts'),
      text: await typesOf(bundleContract(sources, true), sources.errors.keys()),
    },
  ];
  const stale = outputs.filter(({ file, text }) => !existsSync(file) || readFileSync(file, 'utf8') !== text);
  if (process.argv.includes('--check')) {
    if (stale.length === 0) return;
    const names = stale.map(({ file }) => basename(file)).join(', ');
    process.stderr.write(`The contract is stale (${names}): run npm run contract.\n`);
    process.exitCode = 1;
    return;
  }
  for (const { file, text } of stale) writeFileSync(file, text);
  process.stdout.write(
    `contract: ${stale.length === 0 ? 'nothing changed' : `${stale.length} files written`}\n`,
  );
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
