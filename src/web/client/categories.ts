import { shallowRef } from 'vue';
import type { components } from '../../contract/types.gen.ts';
import { api } from './api.ts';
import { request } from './request.ts';

export type Category = components['schemas']['Category'];

/** The category tree, asked for once. */
export const categories = shallowRef<Category[]>([]);
let asked: Promise<void> | null = null;

export function loadCategories(): Promise<void> {
  asked ??= request(() => api.GET('/api/categories'))
    .then((answer) => {
      categories.value = answer.items;
    })
    .catch((thrown: unknown) => {
      asked = null;
      throw thrown;
    });
  return asked;
}

export function categoryName(code: string): string {
  return categories.value.find((one) => one.code === code)?.name ?? code;
}
