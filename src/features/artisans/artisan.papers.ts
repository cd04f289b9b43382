import { addChinaMonths, after, before, day, earliest } from '../../kernel/clock.ts';
import { lastStep } from '../../kernel/process.ts';
import type { Categories, Paper } from '../categories/index.ts';
import type { SettingReader } from '../settings/index.ts';
import type { Artisan } from './artisan.ts';

/** A paper that a skill asks for, or that was seen: when last, and until when that counts; null: never seen. */
export interface ArtisanPaper {
  name: string;
  seenAt: Date | null;
  until: Date | null;
}
/** What staff says of papers that were seen; pictures are named by their ids. */
export interface PapersRecord {
  seen: readonly string[];
  note?: string;
  pictures?: readonly string[];
}
interface PaperDeps {
  categories: Pick<Categories, 'seekLeaf' | 'treeOf'>;
  settings: SettingReader;
}

const remindSteps = ['remind_papers'];

/** The papers of an artisan, worked out from what was seen, what categories ask for and how long the grid lets it count. */
export class ArtisanPapers {
  readonly #deps: PaperDeps;
  constructor(deps: PaperDeps) {
    this.#deps = deps;
  }

  /** What the artisan's skills ask for now, each paper once. */
  asked({ skills, grid }: Pick<Artisan, 'skills' | 'grid'>): Paper[] {
    const leaves = skills.map((code) => this.#deps.categories.seekLeaf(code, grid));
    return once(leaves.flatMap((leaf) => leaf?.papers ?? []));
  }
  /** Every paper that some category of the place asks for. */
  known(grid: string): string[] {
    return once(this.#deps.categories.treeOf(grid).all.flatMap(({ papers }) => papers)).map(
      ({ name }) => name,
    );
  }

  /** What is asked for, and what else was seen. */
  of(artisan: Artisan): ArtisanPaper[] {
    const asked = this.asked(artisan);
    const seen = this.#seen(artisan, asked);
    const others = [...seen.keys()].filter((name) => !asked.some((paper) => paper.name === name));
    return [...asked, ...others.map((name) => ({ name, validMonths: this.#termOf(name, artisan.grid) }))].map(
      (paper) => this.#stateOf(paper, seen.get(paper.name) ?? null, artisan.grid),
    );
  }

  /** The papers among these that were never seen, or too long ago. */
  missing(artisan: Artisan, asked: readonly Paper[], now: Date): string[] {
    const seen = this.#seen(artisan, this.asked(artisan));
    return asked
      .map((paper) => this.#stateOf(paper, seen.get(paper.name) ?? null, artisan.grid))
      .filter(({ until }) => until === null || until <= now)
      .map(({ name }) => name);
  }

  /** When it is time to speak of the paper that ends first: some days before, when it ends, and then every so many days. */
  remindDue(artisan: Artisan): Date | null {
    const ends = earliest(...this.of(artisan).map(({ until }) => until));
    if (!ends) return null;
    const lead = this.#deps.settings.of(artisan.grid)['papers.remindDays'] * day;
    const first = before(ends, lead);
    const last = lastStep(artisan, ...remindSteps)?.at;
    if (!last || last < first) return first;
    return last < ends ? ends : after(last, lead);
  }

  #seen(artisan: Artisan, asked: readonly Paper[]): Map<string, Date> {
    const seen = new Map<string, Date>();
    for (const { step, at, data } of artisan.timeline) {
      if (step === 'check' && data.papers === true) for (const { name } of asked) seen.set(name, at);
      if (step === 'see_papers') for (const name of data.papers as readonly string[]) seen.set(name, at);
    }
    return seen;
  }
  #stateOf({ name, validMonths }: Paper, seenAt: Date | null, grid: string): ArtisanPaper {
    const months = validMonths ?? this.#deps.settings.of(grid)['papers.validMonths'];
    return { name, seenAt, until: seenAt && addChinaMonths(seenAt, months) };
  }
  #termOf(name: string, grid: string): number | null {
    const all = this.#deps.categories.treeOf(grid).all.flatMap(({ papers }) => papers);
    return all.find((paper) => paper.name === name)?.validMonths ?? null;
  }
}

/** Each paper once; where categories say different terms, the shortest counts. */
function once(papers: readonly Paper[]): Paper[] {
  const all = new Map<string, Paper>();
  for (const paper of papers) {
    const known = all.get(paper.name);
    const isShorter = (paper.validMonths ?? Infinity) < (known?.validMonths ?? Infinity);
    if (!known || isShorter) all.set(paper.name, paper);
  }
  return [...all.values()];
}
