import { shallowRef } from 'vue';
import type { components } from '../../contract/types.gen.ts';
import { api } from './api.ts';
import { request } from './request.ts';

export type Category = components['schemas']['Category'];

/** What can be chosen of the category tree, asked for once. */
export const categories = shallowRef<Category[]>([]);
const nameOf = shallowRef<ReadonlyMap<string, string>>(new Map());
let asked: Promise<void> | null = null;

export function loadCategories(): Promise<void> {
  asked ??= request(() => api.GET('/api/categories'))
    .then((answer) => {
      categories.value = answer.items.filter((one) => !one.retired);
      nameOf.value = new Map(answer.items.map(({ code, name }) => [code, name]));
    })
    .catch((thrown: unknown) => {
      asked = null;
      throw thrown;
    });
  return asked;
}

/** Also of what is not offered any more. */
export function categoryName(code: string): string {
  return nameOf.value.get(code) ?? code;
}
