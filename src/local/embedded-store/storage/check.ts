import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { restoreAdvice } from './copy.ts';
import { COLLECTION, METAS } from './meta.ts';
import { unsealed } from './seal.ts';

/** lmdb's file, as its mdb.c lays it out: pages with a header, the first two of which describe the whole. */
const HEADER_BYTES = 24;
const FLAGS_AT = 18;
const LOWER_AT = 20;
const META_BYTES = 160;
const MAGIC = 0xbeefc0de;
const TREE_BYTES = 48;
const [BRANCH, LEAF, OVERFLOW] = [1, 2, 4];
const [BIG, SUBTREE] = [1, 2];
const NO_PAGE = 2 ** 48 - 1;

/** The message says which file is damaged, where, and what to do. */
export class DamagedFile extends Error {
  readonly reason: string;

  constructor(file: string, reason: string) {
    super(`${file} is damaged: ${reason}. ${restoreAdvice(file)}`);
    this.reason = reason;
  }
}

type Tree = { name: string; depth: number; entries: number; root: number };
type Node = { key: Buffer; value: Buffer; flags: number; child: number };

/**
 * Reads what the file says it holds, page by page, and throws where lmdb would crash, lose entries or count wrong.
 * Gives the number of damaged records, after a sentence about each: without them the store can still be used.
 * `tops`: of each tree only the two levels at its top, some hundred pages of a million; what they lead to must be there.
 */
export function checkFile(file: string, tops = false): number {
  const handle = openSync(file, 'r');
  try {
    const pages = new Pages(handle);
    const trees = [...pages.trees];
    for (const tree of trees) walk(pages, tree, tops && tree.name !== 'main', trees);
    for (const key of pages.damaged)
      console.error(`Record ${key} in ${file} is damaged. ${restoreAdvice(file)}`);
    return pages.damaged.length;
  } catch (error) {
    throw new DamagedFile(file, (error as Error).message);
  } finally {
    closeSync(handle);
  }
}

/** Bytes up to the end of the last page that counts; what lies behind was never committed. */
export function committedBytes(file: string): number {
  const handle = openSync(file, 'r');
  const { last, pageBytes } = new Pages(handle);
  closeSync(handle);
  return (last + 1) * pageBytes;
}

class Pages {
  readonly pageBytes: number;
  readonly last: number;
  readonly trees: Tree[];
  readonly damaged: string[] = [];
  private readonly handle: number;
  private readonly page: Buffer;
  private readonly seen: Uint8Array;

  constructor(handle: number) {
    this.handle = handle;
    const first = this.meta(0);
    this.pageBytes = first.readUInt32LE(48);
    const second = this.meta(this.pageBytes);
    const latest = first.readBigUInt64LE(152) > second.readBigUInt64LE(152) ? first : second;
    this.last = latest.readUIntLE(144, 6);
    this.trees = [treeOf('free', latest, 48), treeOf('main', latest, 96)];
    this.page = Buffer.alloc(this.pageBytes);
    this.seen = new Uint8Array(this.last + 1);
  }

  private meta(at: number): Buffer {
    const meta = Buffer.alloc(META_BYTES);
    readSync(this.handle, meta, 0, META_BYTES, at);
    if (meta.readUInt32LE(HEADER_BYTES) !== MAGIC) throw new Error('it is empty, cut, or no lmdb file');
    return meta;
  }

  expect(number: number): void {
    if (!(number > 1 && number <= this.last && (number + 1) * this.pageBytes <= fstatSync(this.handle).size))
      throw new Error(`page ${number} is missing`);
  }

  /** One page, or an overflow run of `count`; each belongs to one place only. */
  read(number: number, flags: number, into = this.page): Buffer {
    const count = into.length / this.pageBytes;
    const known = number > 1 && number + count - 1 <= this.last && this.seen[number] === 0;
    const whole =
      known && readSync(this.handle, into, 0, into.length, number * this.pageBytes) === into.length;
    const right = whole && into.readUIntLE(0, 6) === number && (into[FLAGS_AT]! & 0x7f) === flags;
    if (!right) throw new Error(`page ${number} is damaged or missing`);
    this.seen[number] = 1;
    return into;
  }

  node(page: Buffer, i: number, isLeaf: boolean): Node | undefined {
    const at = HEADER_BYTES + page.readUInt16LE(HEADER_BYTES + 2 * i);
    if (at + 8 > page.length) return undefined;
    const flags = page.readUInt16LE(at + 4);
    const start = at + 8 + page.readUInt16LE(at + 6);
    const bytes = page.readUInt32LE(at);
    const end = start + (isLeaf ? (flags & BIG ? 24 : bytes) : 0);
    if (end > page.length) return undefined;
    const key = page.subarray(at + 8, start);
    return { key, value: page.subarray(start, end), flags, child: bytes + flags * 2 ** 32 };
  }

  big(node: Node): Buffer {
    const run = Buffer.alloc(
      (Math.floor((HEADER_BYTES - 1 + (node.child % 2 ** 32)) / this.pageBytes) + 1) * this.pageBytes,
    );
    const value = this.read(node.value.readUIntLE(0, 6), OVERFLOW, run);
    return value.subarray(HEADER_BYTES, HEADER_BYTES + (node.child % 2 ** 32));
  }
}

function treeOf(name: string, buf: Buffer, at: number): Tree {
  const number = (offset: number): number => buf.readUIntLE(at + offset, 6);
  return { name, depth: buf.readUInt16LE(at + 6), entries: number(32), root: number(40) };
}

function walk(pages: Pages, tree: Tree, tops: boolean, trees: Tree[]): void {
  const todo = tree.root === NO_PAGE ? [] : [{ number: tree.root, level: 1 }];
  let entries = 0;
  for (let next = todo.pop(); next !== undefined; next = todo.pop()) {
    const { number, level } = next;
    const isLeaf = level === tree.depth;
    if (tops && level > 2) {
      pages.expect(number);
      continue;
    }
    const nodes = nodesOf(pages, pages.read(number, isLeaf ? LEAF : BRANCH), tree, number, isLeaf);
    if (!isLeaf) for (const node of nodes) todo.push({ number: node.child, level: level + 1 });
    else {
      entries += nodes.length;
      for (const node of nodes) visit(pages, tree, node, trees);
    }
  }
  if ((!tops || tree.depth <= 2) && entries !== tree.entries)
    throw new Error(`${tree.name} holds ${entries} entries instead of ${tree.entries}`);
}

function nodesOf(pages: Pages, page: Buffer, tree: Tree, number: number, isLeaf: boolean): Node[] {
  const nodes: Node[] = [];
  const count = page.readUInt16LE(LOWER_AT) >> 1;
  const fits = count > 0 && HEADER_BYTES + 2 * count <= page.length;
  for (let i = 0; fits && i < count; i++) {
    const node = pages.node(page, i, isLeaf);
    // The first key of a branch is never read; free pages are listed by number.
    const ordered =
      i === (isLeaf ? 0 : 1) ||
      i === 0 ||
      tree.name === 'free' ||
      Buffer.compare(nodes[i - 1]!.key, node?.key ?? page) < 0;
    if (node === undefined || !ordered) break;
    nodes.push(node);
  }
  if (nodes.length === count && fits) return nodes;
  throw new Error(`page ${number} is damaged`);
}

function visit(pages: Pages, tree: Tree, node: Node, trees: Tree[]): void {
  const value = node.flags & BIG ? pages.big(node) : node.value;
  if (tree.name === 'main' && node.flags & SUBTREE && value.length === TREE_BYTES)
    trees.push(treeOf(node.key.toString('latin1').replace(/\0$/, ''), value, 0));
  const isWhole = unsealed(value) !== undefined;
  if (tree.name === 'records' && !isWhole) pages.damaged.push(node.key.toString('hex'));
  if (tree.name !== 'meta') return;
  const kind = node.key.toString('latin1', 0, 1);
  if (!METAS.includes(kind) || (kind === COLLECTION && !isWhole))
    throw new Error('what says which collections there are is damaged');
}
