import type { Group, Question, Term } from './question.ts';
import { saysOtherAction } from './vocabulary.ts';
import { hearing, isLatin, type SearchText, voiceOf } from './words.ts';

/** What search looks in of one listing. */
export interface SearchDoc {
  category: string;
  title: SearchText;
  titleVoice: string;
  provider: SearchText;
  providerVoice: string;
  /** The description's characters, letters and digits. */
  text: string;
}
export interface SearchFields {
  category: string;
  searchTitle: SearchText;
  /** Cards that are older than it have none. */
  searchProvider?: SearchText;
  searchText: string;
}
const silent: SearchText = { text: '', sounds: [] };

/** How much it says that a word stands in a field. */
const field = { title: 1, titleOther: 0.9, provider: 0.92, category: 0.85, text: 0.55, textOther: 0.45 };
const otherAction = 0.1;
/** One character that names something, where it stands in the name of something else: 花 in 花洒. */
const inOther = 0.5;
const surelyMeant = 0.85;
/** So much of a question one name of a trade says that offers what is wanted. */
const sayingAll = 0.8;
const piecemeal = 0.7;
const sameSound = 0.6;
const corrected = 0.8;
/** The whole of a question in one place is better than its words apart. */
const whole = { title: 1.1, provider: 1 };
/** Of another trade than the one that was named, at most: its own come first, whatever they are called. */
const namedInPassing = 0.7;
const ownTrade = 0.5;
const leastOfThing = 0.35;
const leastOfAll = 0.3;
const kinScore = 0.15;
const best = whole.title;
/** Ranks that differ in score by less are one: there the walk decides. */
const step = 0.05;

export function docOf({
  category,
  searchTitle,
  searchProvider = silent,
  searchText,
}: SearchFields): SearchDoc {
  return {
    category,
    title: searchTitle,
    titleVoice: voiceOf(searchTitle.sounds),
    provider: searchProvider,
    providerVoice: voiceOf(searchProvider.sounds),
    text: searchText,
  };
}

/** How much of a longer word stands in a text piece by piece, two characters each. */
function piecesIn(text: string, word: string): number {
  if (word.length < 3) return 0;
  let found = 0;
  for (let at = 0; at + 2 <= word.length; at += 1) if (text.includes(word.slice(at, at + 2))) found += 1;
  return found / (word.length - 1);
}

function strengthOf(term: Term, doc: SearchDoc, isTrade: boolean): number {
  const { word, others } = term;
  if (doc.title.text.includes(word)) return field.title;
  const inCategory = field.category * (term.byLeaf.get(doc.category) ?? 0);
  // who changes clothes does not mend them, unless the trade does just what is wanted
  if (!isTrade && term.kind === 'action' && saysOtherAction(doc.title.text, [word, ...others]))
    return Math.min(otherAction, inCategory);
  if (others.some((each) => doc.title.text.includes(each))) return Math.max(field.titleOther, inCategory);
  let most = inCategory;
  if (isLatin(word)) {
    most = Math.max(most, hearing(doc.title, word), field.provider * hearing(doc.provider, word));
  } else if (doc.provider.text.includes(word)) most = Math.max(most, field.provider);
  if (most < field.text && doc.text.includes(word)) most = field.text;
  if (most < field.textOther && others.some((each) => doc.text.includes(each))) most = field.textOther;
  return most > 0 ? most : piecemeal * piecesIn(doc.title.text, word);
}

function wholeIn({ text, voice }: Group, doc: SearchDoc): number {
  if (doc.title.text.includes(text)) return whole.title;
  if (doc.provider.text.includes(text)) return whole.provider;
  const said = doc.text.includes(text) ? field.text : 0;
  if (voice === null) return said;
  const isHeard = doc.titleVoice.includes(voice) || doc.providerVoice.includes(voice);
  return isHeard ? Math.max(said, sameSound) : said;
}

const surely = new WeakMap<Term, boolean>();
/** A character that is the very name of what some category is about, and not of this one. */
function isMeantElsewhere(term: Term, doc: SearchDoc): boolean {
  const isName = surely.get(term) ?? [...term.byLeaf.values()].some((each) => each >= surelyMeant);
  surely.set(term, isName);
  return isName && (term.byLeaf.get(doc.category) ?? 0) < surelyMeant;
}

/** A trade is named and this listing is of another one, which has it in its title: 夜校：自己会理发 for 理发. */
function isOtherTrade({ isTrade, terms, together }: Group, { category }: SearchDoc): boolean {
  const share = Math.max(
    together.get(category) ?? 0,
    ...terms.map(({ byLeaf }) => byLeaf.get(category) ?? 0),
  );
  return isTrade && share < ownTrade;
}

/** How well a listing answers what stands together in a question; 0 where it does not. */
function scoreOfGroup(group: Group, doc: SearchDoc): number {
  const atOnce = wholeIn(group, doc);
  let sum = 0;
  let thing = 0;
  let done = 0;
  const isTrade = (group.together.get(doc.category) ?? 0) >= sayingAll;
  for (const term of group.terms) {
    const strength = strengthOf(term, doc, isTrade);
    sum += strength * term.weight;
    if (term.kind === 'thing') thing = Math.max(thing, strength);
    else if (term.kind === 'action') done = Math.max(done, strength);
  }
  const share = sum / group.weight;
  const one = group.terms.length === 1 && share > 0;
  const isMet = thing >= leastOfThing || (thing > 0 && share >= leastOfAll) || one;
  let score = Math.max(atOnce, field.category * (group.together.get(doc.category) ?? 0));
  if (isMet) score = Math.max(score, share);
  else if (done > 0 && group.kin.has(doc.category)) score = Math.max(score, kinScore);
  const [only] = group.terms;
  if (only && group.text.length === 1 && isMeantElsewhere(only, doc)) score *= inOther;
  if (isOtherTrade(group, doc)) score = Math.min(score, namedInPassing);
  for (const other of group.corrections) score = Math.max(score, corrected * scoreOfGroup(other, doc));
  return score;
}

/** How well a listing answers a question: 0 the best, more is worse; null where it does not. All that stands apart in it must be answered. */
export function rankOf(doc: SearchDoc, { groups }: Question): number | null {
  let sum = 0;
  for (const group of groups) {
    const score = scoreOfGroup(group, doc);
    if (score <= 0) return null;
    sum += score;
  }
  return groups.length === 0 ? null : Math.max(0, Math.round((best - sum / groups.length) / step));
}
