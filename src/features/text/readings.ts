import { createRequire } from 'node:module';
import { normalise, withoutTones } from './normalise.ts';

const require = createRequire(import.meta.url);

/** One Han character, or one run of letters and digits, with how it may sound; the first is the likely one here. */
export interface Reading {
  unit: string;
  /** Without tones, ü as v: `['zhong', 'chong']`. At least one. */
  sounds: readonly string[];
}

// Where the likely reading of a character is another one in this trade.
const ofTheTrade = {
  重装: 'chóng zhuāng',
  重做: 'chóng zuò',
  重贴: 'chóng tiē',
  重漆: 'chóng qī',
  重铺: 'chóng pū',
  重换: 'chóng huàn',
  还书: 'huán shū',
  还伞: 'huán sǎn',
  还车: 'huán chē',
  借还: 'jiè huán',
  盛饭: 'chéng fàn',
  盛汤: 'chéng tāng',
  调琴: 'tiáo qín',
  修脚: 'xiū jiǎo',
  缝补: 'féng bǔ',
  弹棉花: 'tán mián hua',
};

type Pinyin = Pick<typeof import('pinyin-pro'), 'pinyin' | 'polyphonic' | 'customPinyin'>;
let loaded: Pinyin | undefined;
function library(): Pinyin {
  if (!loaded) {
    loaded = require('pinyin-pro') as Pinyin;
    loaded.customPinyin(ofTheTrade);
  }
  return loaded;
}

const runs = /\p{Script=Han}+|[a-z0-9]+/gu;
const mostSounds = 4;
/** Longer texts are read the likely way alone. */
const mostUnits = 100;

/**
 * How a text is read aloud, unit by unit; punctuation and spaces are silent. A run of Han characters is read as a
 * whole: 重庆 is not 重 and 庆. `most`: how many sounds of a unit are wanted; with 1 only the likely one is looked up.
 * Source: pinyin-pro's dictionary and the trade's own readings.
 */
export function readings(text: string, most = mostSounds): Reading[] {
  const found: Reading[] = [];
  for (const [run] of withoutTones(normalise(text)).matchAll(runs)) {
    if (/^[a-z0-9]/.test(run)) found.push({ unit: run, sounds: [run] });
    else found.push(...readHan(run, found.length < mostUnits ? most : 1));
  }
  return found;
}

function readHan(run: string, most: number): Reading[] {
  const { pinyin, polyphonic } = library();
  const options = { toneType: 'none', type: 'array', v: true } as const;
  const likely = pinyin(run, options);
  const others = most > 1 ? polyphonic(run, options) : [];
  return [...run].map((unit, at) => {
    const sounds = [likely[at] ?? unit, ...(others[at] ?? [])]
      .map(withoutTones)
      .filter((each) => each !== '');
    return { unit, sounds: [...new Set(sounds)].slice(0, most) };
  });
}
