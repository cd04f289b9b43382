import type { components } from '../../contract/types.gen.ts';
import { trailFieldNames } from '../../copy/zh-CN/fields.trail.ts';
import { settingSentences } from '../../copy/zh-CN/settings.ts';
import { gridName } from '../client/grids.ts';
import { now } from '../client/session.ts';
import { fieldName, t } from '../copy.ts';
import { sayFen } from '../format/money.ts';
import { sayTime } from '../format/time.ts';
import { eventWordOfAny, statesOfKinds } from '../orders/order.ts';

export type AuditRow = components['schemas']['AuditRow'];
/** One field as it was and as it is, in words; null where there was nothing to compare it with. */
interface Changed {
  says: string;
  was: string | null;
  is: string;
}
type Words = Readonly<Record<string, string>>;
type Fields = Readonly<Record<string, unknown>>;

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** An action by its own name or by that of the step. */
export function actionWord(action: string): string {
  const [feature = '', step = ''] = action.split('.');
  const ofFeature: Record<string, Words> = {
    artisan: t.artisanEvent,
    listing: t.listingEvent,
    outlet: t.outletEvent,
  };
  const own = t.audit.action[action] ?? ofFeature[feature]?.[step];
  return own ?? (feature === 'order' ? eventWordOfAny(step) : t.stepWord[step]) ?? action;
}

/** A page that shows its target, where there is one. */
const pagesOf: Words = {
  artisan: '/staff/artisans/',
  listing: '/staff/listings/',
  order: '/staff/orders/',
  outlet: '/staff/shops/',
};
export const pageOf = ({ target }: AuditRow): string | null =>
  pagesOf[target.kind] ? pagesOf[target.kind] + target.id : null;

/** The target: a setting and a grid by their names, the rest by its kind. */
export function targetWord({ target: { kind, id } }: AuditRow): string {
  const [grid = '', key = ''] = id.split('/');
  if (kind === 'setting')
    return `${(settingSentences as Record<string, { name: string }>)[key]?.name ?? key} · ${gridName(grid)}`;
  return t.audit.targetKind[kind] ?? kind;
}

function stateWord(kind: string, state: string): string {
  const ofKind: Record<string, Words> = {
    ...t.audit.states,
    artisan: t.artisanState,
    listing: t.listingState,
    outlet: t.outletState,
  };
  return ofKind[kind]?.[state] ?? statesOfKinds().find((one) => one.state === state)?.says ?? state;
}

const timePattern = /^\d{4}-\d\d-\d\dT[\d:.]+Z$/;
const rolePattern = /^([a-z]+)@(\d+)$/;
function textWord(field: string, said: string, kind: string): string {
  if (field === 'state') return stateWord(kind, said);
  if (field === 'action') return actionWord(said);
  const own = {
    consent: t.orderedBy.consent as Words,
    way: t.audit.ways,
    group: t.categoryDesk.groups as Words,
  }[field]?.[said];
  if (own !== undefined) return own;
  const [, role = '', grid = ''] = rolePattern.exec(said) ?? [];
  if (role) return `${t.role[role as keyof typeof t.role] ?? role}（${gridName(grid)}）`;
  return timePattern.test(said) ? sayTime(said, now()) : said;
}

function valueWord(field: string, value: unknown, kind: string): string {
  if (value === null || value === undefined || value === '') return t.audit.nothing;
  if (typeof value === 'boolean') return value ? t.audit.yes : t.audit.no;
  if (typeof value === 'number') return field.endsWith('Fen') ? sayFen(value) : String(value);
  if (typeof value === 'string') return textWord(field, value, kind);
  if (!Array.isArray(value)) return fieldsIn(value, kind);
  return value.length === 0 ? t.audit.nothing : value.map((each) => valueWord(field, each, kind)).join('、');
}
const fieldsIn = (value: unknown, kind: string): string =>
  Object.entries(value as Fields)
    .map(([field, each]) => `${sayField(field)} ${valueWord(field, each, kind)}`)
    .join('，');

const sayField = (field: string): string => (trailFieldNames as Words)[field] ?? fieldName(field) ?? field;

/** The fields that differ, those of a whole tree by the name of what they belong to. */
function differences(before: Fields, after: Fields, kind: string, under = ''): Changed[] {
  const fields = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return fields.flatMap((field) => {
    const [was, is] = [before[field], after[field]];
    if (JSON.stringify(was ?? null) === JSON.stringify(is ?? null)) return [];
    const says = under + sayField(field);
    if (isFields(was ?? {}) && isFields(is ?? {}) && (isFields(was) || isFields(is)))
      return differences((was ?? {}) as Fields, (is ?? {}) as Fields, kind, `${says} · `);
    const isNew = !(field in before);
    return [{ says, was: isNew ? null : valueWord(field, was, kind), is: valueWord(field, is, kind) }];
  });
}

/** What has changed, or what was noted with it. */
export function changesOf({
  before,
  after,
  target,
}: Pick<AuditRow, 'before' | 'after' | 'target'>): Changed[] {
  if (before === null && after === null) return [];
  const [was, is] = [before, after].map((side) =>
    isFields(side) ? side : side === null ? {} : { value: side },
  );
  return differences(was as Fields, is as Fields, target.kind);
}
