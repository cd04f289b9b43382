import { type Actor, personOf } from '../../kernel/actor.ts';
import { type AuditPort, asRole } from '../../kernel/audit.ts';
import type { Clock } from '../../kernel/clock.ts';
import { idOf, newId } from '../../kernel/ids.ts';
import { originNow } from '../../kernel/origin.ts';
import { type CursorPosition, type Page, type PageRequest, pageOf, readCursor } from '../../kernel/page.ts';
import type { Grids } from '../grids/index.ts';
import { auditGrids, readerRole } from './audit.access.ts';
import { maskText, maskValue } from './audit.mask.ts';
import type { AuditStore } from './audit.store.ts';
import type { AuditEntry, AuditFilter, AuditRow } from './audit.ts';

export interface AuditDeps {
  store: AuditStore;
  clock: Pick<Clock, 'now' | 'real'>;
  grids: Pick<Grids, 'seek'>;
}

/** How many rows leave in one file. */
export const mostExported = 50_000;
const exportedAtOnce = 500;

const positionOf = (row: AuditRow): CursorPosition => ({ key: row.at.getTime(), id: row._id });

/** The trail: who did what to whom, why and from where. It is added to and read. */
export class Audit implements AuditPort {
  readonly #deps: AuditDeps;

  constructor(deps: AuditDeps) {
    this.#deps = deps;
  }

  /** Keeps an entry once per key; what personal data it holds is masked before. */
  async record(entry: AuditEntry): Promise<void> {
    const { store, clock } = this.#deps;
    const origin = originNow();
    const { actorId, as, asGrid = null, action, target, subjectId = null, isRead = false } = entry;
    await store.insert({
      _id: idOf('aud', entry.key),
      at: entry.at ?? clock.now(),
      recordedAt: clock.real(),
      actorId,
      as,
      asGrid,
      action,
      target: { kind: target.kind, id: maskText(target.id) },
      subjectId,
      isRead,
      reason: entry.reason ? maskText(entry.reason) : null,
      gridPath: await this.#withAbove(entry.gridPath),
      requestId: entry.requestId ?? origin?.requestId ?? null,
      ip: origin?.ip ?? null,
      before: maskValue(entry.before),
      after: maskValue(entry.after),
    });
  }

  /** The newest rows of the actor's grids. */
  async list(actor: Actor, filter: AuditFilter, request: PageRequest): Promise<Page<AuditRow>> {
    const position = readCursor(request.cursor, 'time');
    const rows = await this.#deps.store.ofGrids(auditGrids(actor), filter, position, request.limit + 1);
    return pageOf(rows, request.limit, positionOf);
  }

  /** Who looked at one's own data: the looks of others, newest first. */
  async looksAt(actor: Actor, request: PageRequest): Promise<Page<AuditRow>> {
    const position = readCursor(request.cursor, 'time');
    const rows = await this.#deps.store.readsOf(personOf(actor), position, request.limit + 1);
    return pageOf(rows, request.limit, positionOf);
  }

  /**
   * The rows of the actor's grids in portions, newest first; one more than `most` says that some are left.
   * That they were exported is on the trail before the first is given.
   */
  async export(actor: Actor, filter: AuditFilter, most = mostExported): Promise<AsyncGenerator<AuditRow[]>> {
    const grids = auditGrids(actor);
    await this.record({
      key: newId('export'),
      actorId: personOf(actor),
      ...asRole(readerRole(actor)),
      action: 'audit.export',
      target: { kind: 'audit', id: 'export' },
      gridPath: grids,
      after: { ...filter },
    });
    return this.#portions(grids, filter, most + 1);
  }

  /** Read page by page: what waits to be sent is one portion, however many rows there are. */
  async *#portions(grids: readonly string[], filter: AuditFilter, most: number): AsyncGenerator<AuditRow[]> {
    let position: CursorPosition | null = null;
    for (let left = most; left > 0; ) {
      const limit = Math.min(exportedAtOnce, left);
      const rows: AuditRow[] = await this.#deps.store.ofGrids(grids, filter, position, limit);
      if (rows.length > 0) yield rows;
      const last = rows.at(-1);
      if (!last || rows.length < limit) return;
      position = positionOf(last);
      left -= rows.length;
    }
  }

  /** Codes with those above them, from the top; a code that is not known stands for itself. */
  async #withAbove(codes: readonly string[]): Promise<string[]> {
    const whole = new Set<string>();
    for (const code of codes.toReversed()) {
      if (whole.has(code)) continue;
      for (const each of (await this.#deps.grids.seek(code))?.path ?? [code]) whole.add(each);
    }
    // a code is longer than those above it
    return [...whole].sort((a, b) => a.length - b.length);
  }
}
