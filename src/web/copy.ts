import { fieldNames } from '../copy/zh-CN/fields.ts';
import type { pages } from '../copy/zh-CN/pages.ts';
import { firstPages } from '../copy/zh-CN/pages-first.ts';

/**
 * The sentences of the pages; another language is another file of the same shape. Only those of the first page are
 * there from the beginning: every other page waits for `loadCopy`.
 */
export const t = { ...firstPages } as typeof pages;

/** Fetches the sentences of all pages, once. */
export async function loadCopy(): Promise<void> {
  const { pages: all } = await import('../copy/zh-CN/pages.ts');
  Object.assign(t, all);
}

/** What people call a field; one that has no name of its own is called as it is. */
export const fieldName = (field: string): string =>
  (fieldNames as Readonly<Record<string, string>>)[field] ?? field;
