import type { components } from '../../../../contract/types.gen.ts';
import { roomCardWords as w } from '../../../../copy/zh-CN/kinds/room.card.ts';
import type { CardParts } from '../../engine/kind.ts';

export const roomCard: CardParts<components['schemas']['RoomCard']> = {
  kind: 'room',
  group: w.group,
  card: ({ mostGuests }) => w.card(mostGuests),
};
