/** What a grid may have otherwise. The sentence of each stands in the copy, under the same key. */

type Unit = 'days' | 'hours' | 'minutes' | 'months' | 'times' | 'o_clock' | 'yuan' | 'points';
/** Up to this long before the start this much goes back. */
export interface CancelRule {
  readonly hoursBefore: number;
  readonly percentBack: number;
}
interface IntegerKey {
  type: 'integer';
  default: number;
  min: number;
  max: number;
  unit: Unit;
}
interface ChoiceKey<V extends string> {
  type: 'choice';
  default: V;
  values: readonly V[];
}
interface CancelKey {
  type: 'cancel';
  default: readonly CancelRule[];
}

const integer = (unit: Unit, normal: number, min: number, max: number): IntegerKey => ({
  type: 'integer',
  default: normal,
  min,
  max,
  unit,
});
const choice = <V extends string>(normal: V, values: readonly V[]): ChoiceKey<V> => ({
  type: 'choice',
  default: normal,
  values,
});
const cancel = (...rules: readonly (readonly [hoursBefore: number, percentBack: number])[]): CancelKey => ({
  type: 'cancel',
  default: rules.map(([hoursBefore, percentBack]) => ({ hoursBefore, percentBack })),
});

export const settingKeys = {
  // how far ahead, and how soon
  'booking.horizonDays': integer('days', 14, 1, 60),
  'booking.leadMinutes': integer('minutes', 120, 0, 2880),
  'booking.instantLeadMinutes': integer('minutes', 30, 0, 2880),
  'goods.horizonDays': integer('days', 7, 1, 60),
  'loans.horizonDays': integer('days', 30, 1, 60),
  'pickups.horizonDays': integer('days', 7, 1, 60),
  // cancellation, frozen on each order
  'cancel.flexible': cancel([2, 100], [0, 50]),
  'cancel.moderate': cancel([24, 100], [2, 50], [0, 0]),
  'cancel.strict': cancel([48, 100], [24, 50], [0, 0]),
  'cancel.freeMinutes': integer('minutes', 10, 0, 1440),
  'cancel.freeHoursBefore': integer('hours', 2, 0, 720),
  // how long a paid request waits for its answer, frozen on each order
  'orders.answerHours': integer('hours', 24, 1, 72),
  'orders.answerBeforeMinutes': integer('minutes', 60, 0, 1440),
  // how long what somebody waited for is held for them; not counted while phones are silent
  'queue.offerMinutes': integer('minutes', 120, 10, 2880),
  'queue.offerMinutesSameDay': integer('minutes', 30, 5, 720),
  // calendars of artisans
  'hours.onHolidays': choice('open', ['open', 'closed']),
  'calendar.mostExceptions': integer('times', 366, 10, 400),
  'calendar.longestBlockDays': integer('days', 31, 1, 92),
  // caps per network address: codes in a day, wrong passwords in an hour
  'signIn.codesPerAddress': integer('times', 60, 5, 5000),
  'signIn.passwordsPerAddress': integer('times', 60, 10, 5000),
  'signIn.idleDays': integer('days', 180, 30, 3650),
  'signIn.phoneChangeHours': integer('hours', 72, 24, 720),
  // caps per person
  'orders.mostUnpaid': integer('times', 2, 1, 1000),
  'orders.dropsPerDay': integer('times', 5, 1, 1000),
  'orders.perProviderWeek': integer('times', 5, 1, 1000),
  'payments.perOrder': integer('times', 6, 2, 100),
  // what goes off what a provider earns, frozen on each order
  'fees.platformPoints': integer('points', 0, 0, 2000),
  'fees.fundPoints': integer('points', 0, 0, 2000),
  'fees.mostPointsFree': integer('points', 0, 0, 2000),
  'fees.mostPointsLowfee': integer('points', 0, 0, 2000),
  'fees.wechatBearer': choice('operator', ['operator', 'provider']),
  'fees.wechatPoints': integer('points', 60, 0, 200),
  // what an artisan sends to their WeChat
  'withdrawals.leastYuan': integer('yuan', 1, 1, 100),
  'withdrawals.mostYuanPerDay': integer('yuan', 5000, 100, 100_000),
  'nominations.perDay': integer('times', 20, 1, 1000),
  'needs.perDay': integer('times', 5, 1, 1000),
  'queue.joinsPerDay': integer('times', 20, 1, 1000),
  'reports.perDay': integer('times', 5, 1, 1000),
  'listings.draftsPerDay': integer('times', 20, 1, 1000),
  'listings.editsPerDay': integer('times', 200, 1, 1000),
  'listings.submissionsPerDay': integer('times', 20, 1, 1000),
  'calendar.blocksPerDay': integer('times', 40, 1, 1000),
  // staff
  'staff.secondFactor': choice('optional', ['optional', 'required']),
  'staff.remindDays': integer('days', 2, 1, 14),
  'reports.strikes': integer('times', 3, 1, 100),
  'reports.strikeDays': integer('days', 90, 1, 730),
  'reports.objectDays': integer('days', 15, 1, 180),
  // signs that supply needs a word
  'quality.startDays': integer('days', 14, 1, 60),
  'quality.declines': integer('times', 3, 2, 20),
  'quality.declineDays': integer('days', 60, 7, 365),
  'quality.ratingTenths': integer('times', 35, 10, 50),
  'quality.ratingReviews': integer('times', 10, 1, 1000),
  'quality.priceTimes': integer('times', 2, 2, 20),
  'quality.priceNeighbours': integer('times', 4, 2, 100),
  'funnel.activeDays': integer('days', 60, 7, 365),
  'papers.validMonths': integer('months', 12, 1, 60),
  'papers.remindDays': integer('days', 30, 1, 90),
  // when phones stay silent; the same hour twice: never
  'quiet.fromHour': integer('o_clock', 21, 0, 23),
  'quiet.toHour': integer('o_clock', 8, 0, 23),
} as const satisfies Record<string, IntegerKey | ChoiceKey<string> | CancelKey>;

type Keys = typeof settingKeys;
export type SettingKey = keyof Keys;
export type SettingRule = Keys[SettingKey];
type ValueOf<R> = R extends { type: 'integer' }
  ? number
  : R extends ChoiceKey<infer V>
    ? V
    : readonly CancelRule[];
/** The keys whose value is a number. */
export type IntegerKeyName = { [K in SettingKey]: Keys[K] extends IntegerKey ? K : never }[SettingKey];
/** The settings that say how many days ahead something may be booked, and how soon. */
export type HorizonKey = Extract<SettingKey, `${string}.horizonDays`>;
export type LeadKey = Extract<SettingKey, `booking.${string}LeadMinutes` | 'booking.leadMinutes'>;
export type SettingValue = number | string | readonly CancelRule[];

/** What holds in a grid, each key with its value. */
export type Settings = { readonly [K in SettingKey]: ValueOf<Keys[K]> };

export const isSettingKey = (key: string): key is SettingKey => Object.hasOwn(settingKeys, key);
export const allKeys = Object.keys(settingKeys) as SettingKey[];

/** What holds where nobody has said otherwise. */
export const settingDefaults = Object.freeze(
  Object.fromEntries(allKeys.map((key) => [key, settingKeys[key].default])),
) as unknown as Settings;
