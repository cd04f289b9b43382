import { activityOrderWords } from './activity.order.ts';
import { goodOrderWords } from './good.order.ts';
import { loanOrderWords } from './loan.order.ts';
import { pickupOrderWords } from './pickup.order.ts';
import { roomOrderWords } from './room.order.ts';
import { serviceOrderWords } from './service.order.ts';

/** What the kinds of order are called; one line a kind. */
export const kindNames: Readonly<Record<string, string>> = {
  service: '服务',
  good: '买东西',
  activity: '活动',
  room: '订场地',
  loan: '借东西',
  pickup: '上门回收',
};

/** What their states are called; one line a kind. */
export const stateNames: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  service: serviceOrderWords.states,
  good: goodOrderWords.states,
  activity: activityOrderWords.states,
  room: roomOrderWords.states,
  loan: loanOrderWords.states,
  pickup: pickupOrderWords.states,
};
