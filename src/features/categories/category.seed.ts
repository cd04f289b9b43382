import type { Category } from './category.ts';
import { goods } from './seed.goods.ts';
import { others } from './seed.others.ts';
import { services } from './seed.services.ts';

/** What a new installation begins with: services, goods, things to borrow, pick-ups, activities and rooms. */
export function seedEntries(): readonly Category[] {
  return [...services, ...goods, ...others];
}
