import type { components } from '../../../../contract/types.gen.ts';
import { serviceCardWords as w } from '../../../../copy/zh-CN/kinds/service.card.ts';
import type { CardParts } from '../../engine/kind.ts';

export const serviceCard: CardParts<components['schemas']['ServiceCard']> = {
  kind: 'service',
  group: w.group,
  card: ({ way }) => w.way[way],
};
