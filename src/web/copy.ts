import { fieldNames } from '../copy/zh-CN/fields.ts';

/** The sentences of the pages; another language is another file of the same shape. */
export { pages as t } from '../copy/zh-CN/pages.ts';

/** What people call a field; one that has no name of its own is called as it is. */
export const fieldName = (field: string): string =>
  (fieldNames as Readonly<Record<string, string>>)[field] ?? field;
