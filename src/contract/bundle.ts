/**
 * `npm run contract`: bundles the features' parts into openapi.yaml, the contract the server loads
 * and the types. `--check` only says whether they are stale.
 */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import openapiTS, { astToString } from 'openapi-typescript';
import { parse, stringify } from 'yaml';
import type { AccessRule } from '../kernel/actor.ts';
import { knownErrors } from '../kernel/errors.ts';
import { lintContract } from './lint.ts';
import { complete, type OperationPart } from './responses.ts';

const here = dirname(fileURLToPath(import.meta.url));
const root = resolve(here, '../..');

interface Part {
  paths?: Record<string, Record<string, OperationPart>>;
  components?: Record<string, Record<string, unknown>>;
}

function find(ending: string): string[] {
  const features = join(root, 'src/features');
  const names = existsSync(features) ? readdirSync(features, { recursive: true, encoding: 'utf8' }) : [];
  return names
    .filter((name) => name.endsWith(ending))
    .sort()
    .map((name) => join(features, name));
}

function merge(into: Part, part: Part, file: string): void {
  for (const [path, methods] of Object.entries(part.paths ?? {})) {
    into.paths ??= {};
    const there = into.paths[path] ?? {};
    for (const [method, operation] of Object.entries(methods)) {
      if (there[method]) throw new Error(`${file}: ${method} ${path} stands in another part already`);
      there[method] = { tags: [basename(dirname(file))], ...operation };
    }
    into.paths[path] = there;
  }
  for (const [kind, entries] of Object.entries(part.components ?? {})) {
    into.components ??= {};
    const there = into.components[kind] ?? {};
    for (const [name, value] of Object.entries(entries)) {
      if (there[name]) throw new Error(`${file}: ${kind}/${name} stands in another part already`);
      there[name] = value;
    }
    into.components[kind] = there;
  }
}

async function readAccess(): Promise<Map<string, AccessRule>> {
  const rules = new Map<string, AccessRule>();
  for (const file of find('.access.ts')) {
    const exported = (await import(pathToFileURL(file).href)) as Record<string, unknown>;
    for (const value of Object.values(exported).flat()) {
      const rule = value as Partial<AccessRule>;
      if (typeof rule === 'object' && rule?.name && rule.session) rules.set(rule.name, rule as AccessRule);
    }
  }
  return rules;
}

/** Importing the error files fills the registry that says which kind a code is of. */
async function readErrors(): Promise<void> {
  for (const file of find('.errors.ts')) await import(pathToFileURL(file).href);
}

async function bundle(): Promise<Record<string, unknown>> {
  const base = parse(readFileSync(join(here, 'base.yaml'), 'utf8')) as Part & Record<string, unknown>;
  for (const file of find('.api.yaml')) {
    merge(base, parse(readFileSync(file, 'utf8')) as Part, file);
  }
  await readErrors();
  const access = await readAccess();
  for (const methods of Object.values(base.paths ?? {})) {
    for (const [method, operation] of Object.entries(methods)) complete(operation, method, access);
  }
  const faults = lintContract(base);
  if (faults.length > 0) throw new Error(`the contract breaks its own rules:\n  ${faults.join('\n  ')}`);
  return base;
}

async function types(contract: Record<string, unknown>): Promise<string> {
  const ast = await openapiTS(structuredClone(contract) as unknown as Parameters<typeof openapiTS>[0], {
    alphabetize: true,
    defaultNonNullable: false,
  });
  const codes = [...knownErrors().keys()].sort().map((code) => `'${code}'`);
  return [
    '// Made by `npm run contract`; changes here are lost.',
    astToString(ast),
    'export type OperationId = keyof operations;',
    `export type ErrorCode =\n  | ${codes.join('\n  | ')};`,
    '',
  ].join('\n');
}

async function main(): Promise<void> {
  const contract = await bundle();
  const header = '# Made by `npm run contract` from the parts beside the features; changes here are lost.\n';
  const outputs = [
    {
      file: join(root, 'openapi.yaml'),
      text: header + stringify(contract, { lineWidth: 0, aliasDuplicateObjects: false }),
    },
    { file: join(here, 'contract.gen.json'), text: `${JSON.stringify(contract)}\n` },
    { file: join(here, 'types.gen.ts'), text: await types(contract) },
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
