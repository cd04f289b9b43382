import { type Actor, roleOver } from '../../../kernel/actor.ts';
import { asRole } from '../../../kernel/audit.ts';
import type { ProcessTable, TimelineRow } from '../../../kernel/process.ts';
import type { Files, Picture, Sight } from '../../files/index.ts';
import type { OrderKind } from './kind.ts';
import { type Viewer, viewersOf } from './order.access.ts';
import type { OrderStore } from './order.store.ts';
import type { Order, OrderEvent, OrderTypes } from './order.ts';
import type { OrderRunners } from './runners.ts';

/** Of the work: for whoever reads the order. Of a dispute: for both sides and those who decide. */
const purposes = ['finish', 'dispute'] as const;
export type PicturePurpose = (typeof purposes)[number];

const readers = ['staff', 'supervisor', 'auditor'] as const;

const maySee = (purpose: PicturePurpose, viewer: Viewer): boolean =>
  purpose === 'finish' || viewer !== 'auditor';
/** Where a dispute is answered, in every kind, pictures may come as with the dispute. */
const picturedAlways: Readonly<Partial<Record<string, PicturePurpose>>> = { answer: 'dispute' };
const purposeOf = ({ pictured }: Pick<OrderKind, 'pictured'>, step: string): PicturePurpose | null =>
  pictured?.[step] ?? picturedAlways[step] ?? null;
const bindingOf = (purpose: PicturePurpose, orderId: string) => ({ kind: `order.${purpose}`, id: orderId });

/** A kind's table, whose marked steps keep the pictures in their rows. */
export function withPictures(kind: OrderKind): ProcessTable<OrderTypes> {
  const { process } = kind;
  const rows = process.rows.map((row): (typeof process.rows)[number] => {
    if (!purposeOf(kind, row.step)) return row;
    const apply: typeof row.apply = (order, input, now) => {
      const applied = row.apply?.(order, input, now) ?? {};
      const pictures = input['pictures'] as readonly Picture[] | undefined;
      return pictures?.length ? { ...applied, data: { ...applied.data, pictures } } : applied;
    };
    return { ...row, apply };
  });
  return { ...process, rows };
}

/** The pictures of a row as this viewer may see them; undefined: none. */
export function picturesOf(
  kind: OrderKind,
  row: TimelineRow<string, OrderEvent>,
  viewer: Viewer,
): Picture[] | undefined {
  const purpose = purposeOf(kind, row.step);
  if (!purpose || !row.data.pictures || !maySee(purpose, viewer)) return undefined;
  return row.data.pictures.map(({ id, width, height }) => ({ id, width, height }));
}

/** The pictures that come with a step, by their ids. Throws `picture_refused`. */
export async function checkPictures(
  files: Pick<Files, 'check'>,
  actor: Actor,
  order: Order,
  kind: OrderKind,
  step: string,
  ids: readonly string[],
): Promise<Picture[]> {
  const purpose = purposeOf(kind, step);
  if (!purpose) return [];
  return files.check(actor, ids, purpose, bindingOf(purpose, order._id));
}

interface PictureDeps {
  runners: OrderRunners;
  store: OrderStore;
  files: Pick<Files, 'bind' | 'readBy'>;
}

/** What has come with the steps of an order belongs to it from then on. */
export function keepPictures({ runners, store, files }: PictureDeps): void {
  for (const { kind, runner } of runners.all) {
    runner.onAny('documents', 'orders: keeps the pictures', async (order, row) => {
      const purpose = purposeOf(kind, row.step);
      if (!purpose || !row.data.pictures) return;
      const rows = order.timeline.filter(({ step }) => purposeOf(kind, step) === purpose);
      const all = rows.flatMap(({ data }) => (data as OrderEvent).pictures ?? []);
      await files.bind(bindingOf(purpose, order._id), all);
    });
  }
  for (const purpose of purposes)
    files.readBy(purpose, async (actor, { id }, ownerId) => {
      const order = await store.seek(id);
      return order && sightOf(actor, order, runners.of(order).kind, purpose, ownerId);
    });
}

function sightOf(
  actor: Actor,
  order: Order,
  kind: OrderKind,
  purpose: PicturePurpose,
  ownerId: string,
): Sight | null {
  const [viewer] = viewersOf(actor, order, kind);
  if (!viewer || !maySee(purpose, viewer)) return null;
  const about = { target: { kind: 'order', id: order._id }, gridPath: order.gridPath };
  if (viewer === 'resident' || viewer === 'provider') return { ...about, as: viewer, subjectId: null };
  // the work was at the resident's
  const subjectId = purpose === 'finish' ? order.residentId : ownerId;
  return { ...about, ...asRole(roleOver(actor, readers, order.gridPath)), subjectId };
}
