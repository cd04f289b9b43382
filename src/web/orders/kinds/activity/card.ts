import type { components } from '../../../../contract/types.gen.ts';
import { activityCardWords as w } from '../../../../copy/zh-CN/kinds/activity.card.ts';
import { now } from '../../../client/session.ts';
import { sayTime } from '../../../format/time.ts';
import type { CardParts } from '../../engine/kind.ts';

export const activityCard: CardParts<components['schemas']['ActivityCard']> = {
  kind: 'activity',
  group: w.group,
  card: ({ durationMinutes }) => w.minutes(durationMinutes),
  next: ({ nextStartAt, seatsLeft }) =>
    nextStartAt === null ? w.none : w.next(sayTime(nextStartAt, now()), seatsLeft ?? 0),
};
