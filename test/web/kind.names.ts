import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

type Json = Record<string, unknown>;

const filesUnder = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name));
const isObject = (node: unknown): node is Json => typeof node === 'object' && node !== null;

/** What a part of the contract names. */
interface Names {
  fields: string[];
  words: string[];
  states: string[];
}

/** Names of properties, words of lists, and those that are the states of something. */
function namesIn(node: unknown, under = ''): Names {
  const names: Names = { fields: [], words: [], states: [] };
  if (!isObject(node)) return names;
  if (isObject(node['properties'])) names.fields.push(...Object.keys(node['properties']));
  const listed = node['enum'];
  const words = Array.isArray(listed) ? listed.filter((word) => typeof word === 'string') : [];
  names[under.endsWith('State') ? 'states' : 'words'].push(...words);
  for (const [name, value] of Object.entries(node)) {
    const below = namesIn(value, name);
    names.fields.push(...below.fields);
    names.words.push(...below.words);
    names.states.push(...below.states);
  }
  return names;
}

/** What the contract says of each kind and of nothing else: its name and other words, its fields, its states. */
export function kindNames(): Names {
  const parts = filesUnder('src/features')
    .filter((path) => path.endsWith('.api.yaml'))
    .map((path) => parse(readFileSync(path, 'utf8')) as Json);
  const shared = parts.filter((part) => part['x-kind'] === undefined).map((part) => namesIn(part));
  const known = new Set(shared.flatMap(({ fields, words, states }) => [...fields, ...words, ...states]));
  const kinds = parts.filter((part) => part['x-kind'] !== undefined);
  const only = (of: (names: Names) => string[]) =>
    [...new Set(kinds.flatMap((part) => of(namesIn(part))))].filter((name) => !known.has(name));
  return {
    fields: only(({ fields }) => fields),
    words: [...kinds.map((part) => String(part['x-kind'])), ...only(({ words }) => words)],
    states: only(({ states }) => states),
  };
}

const isQuoted = (text: string, name: string) => new RegExp(`['"\`]${name}['"\`]`).test(text);
const isKey = (text: string, name: string) => new RegExp(`(?<![\\w.-])${name}\\??:`).test(text);
const isRead = (text: string, name: string) => new RegExp(`\\.${name}\\b(?!\\()`).test(text);

/** Which of these a text says: words in quotes, fields that are read or named, states in quotes or as keys. */
export function saidIn(text: string, { fields, words, states }: Names): string[] {
  return [
    ...fields.filter((name) => isRead(text, name) || isKey(text, name)),
    ...words.filter((name) => isQuoted(text, name)),
    ...states.filter((name) => isQuoted(text, name) || isKey(text, name)),
  ];
}

/** The pages and their words, those of the kinds apart or with them. */
export function pageFiles(withKinds = false): string[] {
  return [...filesUnder('src/web'), ...filesUnder('src/copy')]
    .filter((path) => /\.(ts|vue)$/.test(path))
    .filter((path) => withKinds || !/^src\/(web\/orders|copy\/zh-CN)\/kinds\//.test(path));
}

/** Which kind's folder or copy a file imports; the registry is everybody's way to them. */
export const kindsImportedIn = (text: string): string[] =>
  [...text.matchAll(/from '[^']*kinds\/(?!(?:index|cards|field-names|states)\.ts)([^']+)'/g)].map(
    (match) => match[1] ?? '',
  );
