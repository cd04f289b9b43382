import type { AuditRecord } from '../../kernel/audit.ts';

/** What a picture is for; it decides who may see it. */
export type Purpose =
  | 'listing'
  | 'portrait'
  | 'review'
  | 'finish'
  | 'dispute'
  | 'check'
  | 'voucher'
  | 'unit'
  | 'licence';

/** What is on show for everybody as soon as a thing has it; who sees the rest its feature says. */
const publicPurposes: readonly Purpose[] = ['listing', 'portrait'];
export const isPublic = (purpose: Purpose): boolean => publicPurposes.includes(purpose);

/**
 * How somebody sees a picture: it is on show for everybody, now, or it is shown to them alone, and then what the trail
 * says of the look: as what they look, at what, and whose data it is where that person is to know of it.
 */
export type Sight = 'on_show' | Look;
export interface Look extends Pick<AuditRecord, 'as' | 'asGrid' | 'gridPath' | 'target'> {
  subjectId: string | null;
}

/** Every picture is kept in these widths; a smaller one in its own. */
export const widths = [320, 800, 1600] as const;

/** What a picture belongs to. */
export interface Binding {
  kind: string;
  id: string;
}

export interface Size {
  /** The width it is asked for by. */
  name: number;
  width: number;
  height: number;
  bytes: number;
}

/**
 * `storing`: its bytes may be there in part. `ready`: they are all there. `leaving`: it is seen by nobody any more,
 * and its bytes are being removed. The document is written before the first byte and goes after the last, so
 * that no bytes are left which nothing knows of.
 */
type FileState = 'storing' | 'ready' | 'leaving';

export interface StoredFile {
  _id: string;
  ownerId: string;
  purpose: Purpose;
  state: FileState;
  sizes: Size[];
  at: Date;
  boundTo: Binding | null;
  /** Since when nothing has it; null while a thing has. */
  freeSince: Date | null;
  /** Of the bytes as they were sent, in hex. */
  sha256: string;
}

/** A picture as things refer to it, with the room that it takes. */
export interface Picture {
  id: string;
  width: number;
  height: number;
}

export function pictureOf({ _id, sizes }: StoredFile): Picture {
  const { width, height } = sizes.reduce((a, b) => (b.width > a.width ? b : a));
  return { id: _id, width, height };
}

export const isSame = (a: Binding | null, b: Binding): boolean => a?.kind === b.kind && a.id === b.id;

/** The name of the bytes in the storage. They never change under it. */
export const nameOf = (id: string, width: number): string => `${id}-${width}.webp`;
