import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parse } from 'yaml';
import type { AccessRule } from '../kernel/actor.ts';
import { knownErrors } from '../kernel/errors.ts';
import type { ContractSources, NamedPart } from './bundle.ts';

const here = dirname(fileURLToPath(import.meta.url));
const features = resolve(here, '../features');

function find(ending: string): string[] {
  const names = existsSync(features) ? readdirSync(features, { recursive: true, encoding: 'utf8' }) : [];
  return names
    .filter((name) => name.endsWith(ending))
    .sort()
    .map((name) => join(features, name));
}

export function readPart(file: string): NamedPart {
  return { file, part: parse(readFileSync(file, 'utf8')) as NamedPart['part'] };
}

async function readAccess(): Promise<AccessRule[]> {
  const rules = new Map<string, AccessRule>();
  for (const file of find('.access.ts')) {
    const exported = (await import(pathToFileURL(file).href)) as Record<string, unknown>;
    for (const value of Object.values(exported).flat()) {
      const rule = value as Partial<AccessRule>;
      if (typeof rule === 'object' && rule?.name && rule.session) rules.set(rule.name, rule as AccessRule);
    }
  }
  return [...rules.values()];
}

/** Everything the product's contract is bundled from, as it stands beside the features. */
export async function readSources(): Promise<ContractSources> {
  // importing the error files fills the registry that says which kind a code is of
  for (const file of find('.errors.ts')) await import(pathToFileURL(file).href);
  return {
    base: parse(readFileSync(join(here, 'base.yaml'), 'utf8')) as ContractSources['base'],
    parts: find('.api.yaml').map(readPart),
    access: await readAccess(),
    errors: knownErrors(),
  };
}
