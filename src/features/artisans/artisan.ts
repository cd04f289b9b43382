import type { ProcessDoc } from '../../kernel/process.ts';
import type { Picture } from '../files/index.ts';
import { isReachable } from '../people/index.ts';

export type ArtisanState = 'nominated' | 'checked' | 'active' | 'suspended' | 'left' | 'rejected';

/** An order the artisan withdrew from or missed; counted once per key. */
export interface Strike {
  key: string;
  why: string;
  at: Date;
}
interface ArtisanFields {
  /** The phone while the document is open, its own id afterwards: nobody is put forward twice at a time. */
  openKey: string;
  /** Null until the phone belongs to somebody who has signed in, at the latest until approval. */
  personId: string | null;
  /** The real name, for staff. */
  name: string;
  /** What residents see. */
  displayName: string;
  phone: string;
  /** Code of the micro-grid. */
  grid: string;
  /** Codes from the district down to the micro-grid. */
  gridPath: string[];
  /** Category codes. */
  skills: string[];
  note: string;
  nominatedBy: string;
  nominatedAt: Date;
  checkedBy: string | null;
  approvedBy: string | null;
  introduction: string;
  shopAddress: string;
  /** Missing where the document is older than portraits. */
  portrait?: Picture | null;
  /** Whether residents who are signed in may call before they book: the artisan's own choice; missing: no. */
  phoneShown?: boolean;
  strikes: Strike[];
  /** When it came into its state. */
  since: Date;
}
export interface Artisan extends ArtisanFields, ProcessDoc {
  state: ArtisanState;
}
/** What the artisan may change of what people see. */
export type ArtisanChange = Partial<
  Pick<Artisan, 'displayName' | 'introduction' | 'shopAddress' | 'portrait' | 'phoneShown'>
>;

const doubleSurnames = ['欧阳', '司马', '上官', '诸葛', '夏侯', '皇甫', '尉迟', '公孙', '慕容', '令狐'];

/** 王建国 → 王师傅: the whole name stays with staff until the artisan chooses what to be called. */
export function defaultDisplayName(name: string): string {
  const surname = doubleSurnames.find((each) => name.startsWith(each)) ?? [...name][0] ?? '';
  return `${surname}师傅`;
}

/** The number that an artisan at work lets residents call; null where they have not said so. */
export function callableNumber({ phone, phoneShown }: Artisan): string | null {
  return phoneShown === true && isReachable(phone) ? phone : null;
}

export function isActive(artisan: { state: string }): boolean {
  return artisan.state === 'active';
}
