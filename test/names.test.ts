import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import ts from 'typescript';
import { parse } from 'yaml';

/**
 * The list of names that nobody would search for, each with what stands instead. It holds for what is declared and
 * for what is stored or sent; in sentences for people all of these are words like any other.
 */
type Kind =
  /** A part of any declared name: `tellAt`, `OrderHearsDeps`. */
  | 'word'
  /** A class, an interface or a type. */
  | 'type'
  /** A function, or a variable of a module. */
  | 'bound'
  /** A property or a method. */
  | 'member'
  /** A literal: a step, a state, a kind, a key. */
  | 'value'
  /** A file. */
  | 'file';
interface Rule {
  kind: Kind;
  not: string;
  but: string;
  /** Where it holds; without: everywhere. */
  in?: RegExp;
}

const src = /^src\//;
const test = /^test\//;
const web = /^src\/web\//;
const kernel = /^src\/kernel\//;
const ofProcess =
  /\.process\.ts$|\/rows\.[^/]+\.ts$|^src\/kernel\/(process|runner)\.ts$|^test\/unit\/(process|runner)\./;
/** The stand-in of WeChat loses callbacks on request: there it is a fault's name. */
const notOfFaults = /^(?!src\/local\/standins\/|test\/(standins|payments|ledger)\/)/;

const rules: readonly Rule[] = [
  ...['hear', 'hears', 'hearer', 'hearers'].map((not): Rule => ({ kind: 'word', not, but: 'on, handler' })),
  ...['tell', 'tells', 'told', 'untold', 'telling'].map(
    (not): Rule => ({ kind: 'word', not, but: 'publish, or notify for people' }),
  ),
  { kind: 'word', not: 'insider', but: 'InternalActor' },
  { kind: 'word', not: 'house', but: 'system, application, TestApp' },
  { kind: 'word', not: 'wish', but: 'ClaimRequest' },
  { kind: 'word', not: 'wishes', but: 'requests' },
  { kind: 'word', not: 'ladder', but: 'escalationPath' },
  { kind: 'word', not: 'rung', but: 'escalationLevel' },
  { kind: 'word', not: 'sought', but: 'SearchText, indexText' },
  { kind: 'word', not: 'deed', but: 'action' },
  { kind: 'word', not: 'deeds', but: 'actions' },
  { kind: 'word', not: 'oddness', but: 'mismatch' },
  { kind: 'type', not: 'Written', but: 'Applied' },
  { kind: 'type', not: 'FirstAnswer', but: 'BeforeAnswer' },
  { kind: 'type', not: 'By', but: 'StepActor' },
  { kind: 'type', not: 'Stored', but: 'ProcessStore' },
  { kind: 'type', not: 'Kept', but: 'InfrastructureStores' },
  { kind: 'type', not: 'Supply', but: 'Marketplace' },
  ...['Ask', 'PageAsk', 'PayAsk', 'RefundAsk', 'ShelfAsk', 'StartsAsk', 'StepAsk'].map(
    (not): Rule => ({ kind: 'type', not, but: 'a Request' }),
  ),
  { kind: 'type', not: 'Asked', but: 'RequestContext' },
  { kind: 'type', not: 'Asking', but: 'polling' },
  { kind: 'type', not: 'Said', but: 'CallOptions' },
  { kind: 'type', not: 'LooseSaid', but: 'LooseCallOptions' },
  { kind: 'type', not: 'Found', but: 'SessionContext' },
  { kind: 'type', not: 'Mark', but: 'CursorPosition, Strike' },
  { kind: 'type', not: 'Recent', but: 'LruCache' },
  { kind: 'type', not: 'Thing', but: 'Fixture' },
  { kind: 'type', not: 'Cast', but: 'Actors' },
  { kind: 'type', not: 'Saying', but: 'SampleContext' },
  { kind: 'bound', not: 'signature', but: 'actorStamp', in: kernel },
  { kind: 'bound', not: 'makeStored', but: 'makeProcessStore' },
  { kind: 'bound', not: 'makeKept', but: 'makeInfrastructureStores' },
  { kind: 'bound', not: 'makeSupply', but: 'makeMarketplace' },
  { kind: 'bound', not: 'makeDeals', but: 'makeTransactions' },
  { kind: 'bound', not: 'ask', but: 'request', in: web },
  { kind: 'bound', not: 'askVersioned', but: 'requestVersioned', in: web },
  { kind: 'bound', not: 'behindMark', but: 'behindCursor' },
  { kind: 'bound', not: 'messagesOf', but: 'notificationsOf', in: src },
  { kind: 'bound', not: 'notedStandins', but: 'readStandinFile' },
  { kind: 'bound', not: 'whereToLook', but: 'bannerLines' },
  { kind: 'bound', not: 'met', but: 'covered', in: test },
  { kind: 'bound', not: 'makeCast', but: 'makeActors', in: test },
  { kind: 'bound', not: 'sayOf', but: 'sampleOf', in: test },
  { kind: 'bound', not: 'spoilings', but: 'mutations', in: test },
  { kind: 'member', not: 'pushSeen', but: 'addIfUnchanged' },
  { kind: 'member', not: 'put', but: 'set', in: web },
  { kind: 'member', not: 'payAsk', but: 'payRequest' },
  { kind: 'member', not: 'marks', but: 'strikes' },
  { kind: 'member', not: 'mark', but: 'strike', in: src },
  { kind: 'member', not: 'addMark', but: 'addStrike' },
  { kind: 'member', not: 'stored', but: 'processStore', in: /^src\/(kernel|features)\// },
  { kind: 'member', not: 'when', but: 'guard', in: ofProcess },
  { kind: 'member', not: 'needs', but: 'validate', in: ofProcess },
  { kind: 'member', not: 'writes', but: 'apply', in: ofProcess },
  { kind: 'member', not: 'first', but: 'before', in: ofProcess },
  { kind: 'member', not: 'odd', but: 'mismatched' },
  { kind: 'member', not: 'lose', but: 'expire_claim' },
  { kind: 'value', not: 'house', but: 'system' },
  { kind: 'value', not: 'odd', but: 'mismatched' },
  { kind: 'value', not: 'odd_money', but: 'mismatched_money' },
  { kind: 'value', not: 'lose', but: 'expire_claim', in: notOfFaults },
  { kind: 'value', not: 'take_odd', but: 'receive_mismatched' },
  { kind: 'value', not: 'take_late', but: 'receive_late' },
  { kind: 'value', not: 'marks', but: 'strikes' },
  { kind: 'value', not: 'tellAt', but: 'publishAt' },
  { kind: 'value', not: 'told', but: 'publishedUpTo' },
  { kind: 'file', not: 'hears', but: 'x.subscribers.ts' },
  { kind: 'file', not: 'tells', but: 'order.notifications.ts' },
  { kind: 'file', not: 'stored', but: 'process-store.ts', in: kernel },
  { kind: 'file', not: 'kept', but: 'mongo-infrastructure.ts' },
  { kind: 'file', not: 'recent', but: 'lru-cache.ts' },
  { kind: 'file', not: 'ask', but: 'request.ts', in: web },
  { kind: 'file', not: 'deed', but: 'step-action.ts' },
  { kind: 'file', not: 'deeds', but: 'order-actions.ts, operations.ts' },
  { kind: 'file', not: 'house', but: 'app.ts' },
  ...['ground', 'said', 'noted'].map(
    (not): Rule => ({
      kind: 'file',
      not,
      but: 'preflight, banner, state-files',
      in: /^src\/local\/launcher\//,
    }),
  ),
  ...['spoiling', 'things', 'said', 'cast', 'met', 'judge', 'asked'].map(
    (not): Rule => ({
      kind: 'file',
      not,
      but: 'mutations, fixtures, samples, actors, coverage, oracle',
      in: test,
    }),
  ),
];

const wordsOf = (name: string): string[] =>
  name
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z0-9]+/);

type Declared = { kind: Exclude<Kind, 'word' | 'file'>; name: string };

function kindOf(node: ts.Node, parents: number): Declared['kind'] | null {
  if (ts.isClassDeclaration(node) || ts.isInterfaceDeclaration(node) || ts.isTypeAliasDeclaration(node))
    return 'type';
  if (ts.isFunctionDeclaration(node)) return 'bound';
  if (ts.isVariableDeclaration(node)) return parents === 0 ? 'bound' : null;
  const isMember =
    ts.isMethodDeclaration(node) ||
    ts.isMethodSignature(node) ||
    ts.isPropertyDeclaration(node) ||
    ts.isPropertySignature(node) ||
    ts.isPropertyAssignment(node) ||
    ts.isShorthandPropertyAssignment(node) ||
    ts.isAccessor(node);
  return isMember ? 'member' : null;
}

/** What a source declares, and the literals it holds. Names inside functions are their own affair. */
function declared(text: string): Declared[] {
  const source = ts.createSourceFile('x.ts', text, ts.ScriptTarget.Latest, true);
  const found: Declared[] = [];
  const visit = (node: ts.Node, inFunctions: number): void => {
    const kind = kindOf(node, inFunctions);
    const name = (node as { name?: ts.Node }).name;
    if (kind && name && (ts.isIdentifier(name) || ts.isPrivateIdentifier(name) || ts.isStringLiteral(name)))
      found.push({ kind, name: name.text.replace(/^#/, '') });
    if (ts.isStringLiteralLike(node)) found.push({ kind: 'value', name: node.text });
    const deeper = inFunctions + (ts.isFunctionLike(node) ? 1 : 0);
    ts.forEachChild(node, (child) => visit(child, deeper));
  };
  visit(source, 0);
  return found;
}

/** The keys and the values of enums that a part of the contract declares. */
function declaredInYaml(node: unknown): Declared[] {
  if (Array.isArray(node)) return node.flatMap(declaredInYaml);
  if (typeof node !== 'object' || node === null) return [];
  return Object.entries(node).flatMap(([key, value]): Declared[] => {
    const values = key === 'enum' && Array.isArray(value) ? value : [];
    return [
      { kind: 'member', name: key },
      ...values.map((each): Declared => ({ kind: 'value', name: String(each) })),
      ...declaredInYaml(value),
    ];
  });
}

const scriptOf = (vue: string): string => /<script[^>]*>([\s\S]*?)<\/script>/.exec(vue)?.[1] ?? '';

function faultsIn(path: string, text: string): string[] {
  const here = rules.filter((rule) => !rule.in || rule.in.test(path));
  const all = path.endsWith('.yaml')
    ? declaredInYaml(parse(text))
    : declared(path.endsWith('.vue') ? scriptOf(text) : text);
  const ofNames = all.flatMap(({ kind, name }) =>
    here
      .filter((rule) => rule.kind === kind || (rule.kind === 'word' && kind !== 'value'))
      .filter((rule) => (rule.kind === 'word' ? wordsOf(name).includes(rule.not) : rule.not === name))
      .map((rule) => `${path}: ${name}, but ${rule.but}`),
  );
  const ofFile = here
    .filter((rule) => rule.kind === 'file' && wordsOf(basename(path)).includes(rule.not))
    .map((rule) => `${path}: ${rule.not}, but ${rule.but}`);
  return [...new Set([...ofNames, ...ofFile])];
}

function sources(): string[] {
  const folders = ['src', 'test', 'seeds', 'bench', 'tools'];
  return folders
    .flatMap((folder) => readdirSync(folder, { recursive: true }).map((name) => join(folder, String(name))))
    .filter((path) => /\.(ts|mjs|vue|api\.yaml)$|base\.yaml$/.test(path) && path !== 'test/names.test.ts');
}

/** A source that breaks one rule and nothing else. */
function planted({ kind, not }: Rule): string {
  if (kind === 'type') return `interface ${not} { id: string }`;
  if (kind === 'bound') return `export function ${not}() {}`;
  if (kind === 'word') return `class Planted { ${not}At = 1 }`;
  if (kind === 'member') return `export const planted = { ${not}: 1 };`;
  return kind === 'value' ? `type Planted = 'other' | '${not}';` : '';
}

/** A path where the rule holds. */
function somewhere({ kind, not, in: where }: Rule): string {
  const folders = ['src/features/x', 'src/kernel', 'src/web/client', 'src/local/launcher', 'test/contract'];
  const names = [`${kind === 'file' ? not : 'process'}.ts`, 'x.process.ts'];
  const paths = folders.flatMap((folder) => names.map((name) => `${folder}/${name}`));
  const path = paths.find((each) => !where || where.test(each));
  assert.ok(path, `${not} holds nowhere`);
  return path;
}

describe('names', () => {
  it('are those that a developer of the field would search for', () => {
    const paths = sources();
    assert.ok(paths.length > 400, `${paths.length} sources were read`);
    assert.deepEqual(
      paths.flatMap((path) => faultsIn(path, readFileSync(path, 'utf8'))),
      [],
    );
  });

  it('each of the list is found where it is planted, and in no sentence', () => {
    for (const rule of rules) {
      assert.equal(faultsIn(somewhere(rule), planted(rule)).length, 1, `${rule.kind} ${rule.not}`);
      const comment = `// ${rule.not}\nexport const said = 'They ${rule.not} it.';`;
      assert.deepEqual(faultsIn('src/features/x/y.ts', comment), [], rule.not);
    }
  });

  it('of the contract are found too', () => {
    const part = 'properties: { marks: {}, state: { enum: [paid, odd, late] } }';
    assert.equal(faultsIn('src/features/x/x.api.yaml', part).length, 2);
    assert.equal(
      faultsIn('src/web/x.vue', '<script setup lang="ts">\nfunction useDeed() {}\n</script>').length,
      1,
    );
  });
});
