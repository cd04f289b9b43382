import type { components } from '../../../../contract/types.gen.ts';
import { goodCardWords as w } from '../../../../copy/zh-CN/kinds/good.card.ts';
import type { CardParts } from '../../engine/kind.ts';
import CardAdd from './card-add.vue';

export const goodCard: CardParts<components['schemas']['GoodCard']> = {
  kind: 'good',
  group: w.group,
  card: ({ way, unit }) => `${w.each(unit)} · ${w.way[way]}`,
  next: ({ delivered }) => (delivered ? w.orBrought : w.fetch),
  OnCard: CardAdd,
};
