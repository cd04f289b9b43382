import { type Category, type CategoryGroup, completed, type Paper, type TierMinutes } from './category.ts';

const listOf = (text: string | undefined): string[] => (text ?? '').split(' ').filter((word) => word !== '');
const groups: Record<string, CategoryGroup> = { b: 'basic', q: 'quality' };

/** `健康证:12` is a paper that counts for 12 months, `备案证明` one that counts for good. */
function paperOf(text: string): Paper {
  const [name = '', months] = text.split(':');
  return { name, validMonths: months === undefined ? null : Number(months) };
}

/**
 * Categories from a table of lines. `# code name | aliases` begins a branch; below it stand its leaves:
 * `code b8 1500 name | aliases | objects | papers`, where b and q are 基本保障类 and 品质提升类, 8 the minutes on
 * foot, and 1500 the cap of 低偿 in fen.
 */
export function categoriesOfTable(kinds: readonly string[], table: string): Category[] {
  let parent: string | null = null;
  const lines = table.split('\n').filter((line) => line.trim() !== '');
  return lines.map((line) => {
    const [head = '', aliases, objects, papers] = line.split('|').map((part) => part.trim());
    const words = head.split(' ');
    if (words[0] === '#') {
      const [, code = '', name] = words;
      parent = code;
      return completed({ code, name: name ?? '', aliases: listOf(aliases) });
    }
    const [code = '', reach = '', cap, name = ''] = words;
    return completed({
      ...{ code, parent, name, kinds },
      aliases: listOf(aliases),
      objects: listOf(objects),
      group: groups[reach[0] ?? ''] ?? null,
      tierMinutes: Number(reach.slice(1)) as TierMinutes,
      lowfeeCapFen: Number(cap),
      papers: listOf(papers).map(paperOf),
    });
  });
}
