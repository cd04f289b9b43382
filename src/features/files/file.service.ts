import { createHash } from 'node:crypto';
import { type Actor, personOf } from '../../kernel/actor.ts';
import type { AuditPort } from '../../kernel/audit.ts';
import { after, type Clock, chinaDate, day } from '../../kernel/clock.ts';
import { notFound } from '../../kernel/errors.ts';
import { newId } from '../../kernel/ids.ts';
import { EncodingQueue } from './encoding.queue.ts';
import { filesUnused, pictureRefused } from './file.errors.ts';
import type { FileStorage } from './file.storage.ts';
import type { FileStore } from './file.store.ts';
import {
  type Binding,
  isPublic,
  isSame,
  type Look,
  nameOf,
  type Picture,
  type Purpose,
  pictureOf,
  type Sight,
  type StoredFile,
  widths,
} from './file.ts';
import { type EncodedPicture, encodePicture } from './picture.encode.ts';

export interface FilesDeps {
  store: FileStore;
  storage: FileStorage;
  clock: Clock;
  audit: AuditPort;
}
/** How somebody, with a session or without, sees a picture of a thing that this person has taken; null: not at all. */
export type FileReader = (actor: Actor, thing: Binding, ownerId: string) => Promise<Sight | null>;
export interface SeenFile {
  file: StoredFile;
  /** How long anybody may keep it, in seconds; 0: it is kept by nobody. */
  keptFor: number;
  read(): Promise<Buffer>;
}
interface Seeing {
  keptFor: number;
  /** What the trail says of it; null where it needs not. */
  look: Look | null;
}

const atOnce = 2;
const mostWaiting = 30;
/** How long one stays that nothing has. */
const unusedFor = day;
const mostUnused = 60;
const sweptAtOnce = 200;
const aYear = 31_536_000;
/** What is on show now may be hidden later. */
const anHour = 3_600;

/** Pictures that people upload, and what they belong to. */
export class Files {
  readonly #deps: FilesDeps;
  readonly #queue = new EncodingQueue(atOnce, mostWaiting);
  readonly #readers = new Map<Purpose, FileReader>();

  constructor(deps: FilesDeps) {
    this.#deps = deps;
  }

  /** A feature says who may see the pictures of its things that are not on show; without it their owner alone. */
  readBy(purpose: Purpose, reader: FileReader): void {
    this.#readers.set(purpose, reader);
  }

  /** Throws what is wrong with the picture, `files_busy` and `files_unused`. */
  async upload(actor: Actor, purpose: Purpose, bytes: Buffer): Promise<Picture> {
    const { store, clock } = this.#deps;
    const ownerId = personOf(actor);
    if ((await store.countFree(ownerId)) >= mostUnused) throw filesUnused({ most: mostUnused });
    const encoded = await this.#queue.run(() => encodePicture(bytes));
    const now = clock.now();
    const file: StoredFile = {
      _id: newId('fil'),
      ownerId,
      purpose,
      state: 'storing',
      sizes: encoded.sizes,
      at: now,
      boundTo: null,
      freeSince: now,
      sha256: createHash('sha256').update(bytes).digest('hex'),
    };
    await store.insert(file);
    await this.#keep(file._id, encoded);
    return pictureOf(file);
  }

  /** Where it fails the document stays, for the sweep to find what is there of the bytes. */
  async #keep(id: string, { bytes }: EncodedPicture): Promise<void> {
    const { store, storage } = this.#deps;
    for (const [width, data] of bytes) await storage.put(nameOf(id, width), data);
    if (!(await store.markReady(id))) throw notFound();
  }

  /**
   * Throws `not_found` for what is not there and what may not be seen alike. What is shown to somebody else than who
   * took it, and not on show, is on the trail before it is shown.
   */
  async see(actor: Actor, id: string, width: number): Promise<SeenFile> {
    const { store, storage } = this.#deps;
    const file = await store.seek(id);
    const seeing = file?.state === 'ready' ? await this.#sightOf(actor, file) : null;
    if (!file || !seeing) throw notFound();
    if (seeing.look) await this.#recordLook(actor, file, seeing.look);
    const read = async () => {
      const bytes = await storage.get(nameOf(id, width));
      if (!bytes) throw notFound();
      return bytes;
    };
    return { file, keptFor: seeing.keptFor, read };
  }

  async #sightOf(actor: Actor, { boundTo, purpose, ownerId }: StoredFile): Promise<Seeing | null> {
    if (boundTo && isPublic(purpose)) return { keptFor: aYear, look: null };
    const reader = this.#readers.get(purpose);
    if (!boundTo || !reader) return actor.personId === ownerId ? { keptFor: 0, look: null } : null;
    const sight = await reader(actor, boundTo, ownerId);
    if (sight === 'on_show') return { keptFor: anHour, look: null };
    return sight && actor.personId !== null ? { keptFor: 0, look: sight } : null;
  }

  /** Once a day for all that one person has added to a thing. */
  async #recordLook(actor: Actor, { ownerId, purpose, boundTo }: StoredFile, look: Look): Promise<void> {
    const { audit, clock } = this.#deps;
    const actorId = personOf(actor);
    if (actorId === ownerId || !boundTo) return;
    await audit.record({
      key: `file.see_${purpose}:${boundTo.kind}:${boundTo.id}:${ownerId}:${actorId}:${chinaDate(clock.now())}`,
      actorId,
      action: `file.see_${purpose}`,
      ...look,
      ...(look.subjectId !== null && { isRead: true }),
    });
  }

  /**
   * The pictures that a thing is going to have, which stay for another day meanwhile; `bind` follows once the thing
   * says so. Throws `picture_refused` for one that is not the asker's own, is for something else or not free.
   */
  async check(actor: Actor, ids: readonly string[], purpose: Purpose, thing: Binding): Promise<Picture[]> {
    if (ids.length === 0) return [];
    const { store, clock } = this.#deps;
    const files = await store.listByIds(ids);
    const fits = (file: StoredFile) =>
      file.state === 'ready' &&
      file.purpose === purpose &&
      file.ownerId === actor.personId &&
      (file.boundTo === null || isSame(file.boundTo, thing));
    if (files.length !== ids.length || !files.every(fits)) throw pictureRefused();
    for (const { _id, boundTo } of files)
      if (!boundTo && !(await store.renew(_id, clock.now()))) throw pictureRefused();
    return files.map(pictureOf);
  }

  /**
   * A thing has these pictures and no others: what it had before is free. For a handler of the thing's steps, which
   * gives the pictures as they stand now; again changes nothing.
   */
  async bind(thing: Binding, pictures: readonly { id: string }[]): Promise<void> {
    const { store, clock } = this.#deps;
    const kept = new Set(pictures.map(({ id }) => id));
    for (const id of kept) await store.bind(id, thing);
    for (const { _id } of await store.listOfThing(thing))
      if (!kept.has(_id)) await store.free(_id, thing, clock.now());
  }

  /** Removes what nothing has had for a day: first it is seen by nobody, then the bytes go, then the document. */
  async sweep(): Promise<number> {
    const { store, storage, clock } = this.#deps;
    const before = after(clock.now(), -unusedFor);
    const unused = await store.listUnused(before, sweptAtOnce);
    for (const { _id } of unused) {
      if (!(await store.markLeaving(_id, before))) continue;
      for (const width of widths) await storage.remove(nameOf(_id, width));
      await store.remove(_id);
    }
    return unused.length;
  }
}
