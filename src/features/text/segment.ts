import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { makePlainSegmenter, type Segment } from './segment.plain.ts';
import { tradeDictionary } from './trade-words.ts';

const require = createRequire(import.meta.url);

/** The ends of the names of the library's builds; a system has one of them. */
const builds = ['', '-gnu', '-musl', '-msvc', '-gnueabihf', '-eabi'];

/** Whether this system has jieba's own build. A look at files: nothing is loaded. */
export function hasNativeSegmenter(): boolean {
  const own = createRequire(require.resolve('@node-rs/jieba'));
  return builds.some((build) => {
    try {
      own.resolve(`@node-rs/jieba-${process.platform}-${process.arch}${build}`);
      return true;
    } catch {
      return false;
    }
  });
}

function makeNativeSegmenter(): Segment {
  const { Jieba } = require('@node-rs/jieba') as typeof import('@node-rs/jieba');
  const { dict } = require('@node-rs/jieba/dict.js') as typeof import('@node-rs/jieba/dict.js');
  const jieba = Jieba.withDict(dict);
  jieba.loadDict(Buffer.from(tradeDictionary));
  // without guesses at unknown words: they join what has nothing to do with each other
  return (text) => jieba.cut(text, false);
}

/** jieba where it has a build for this system, otherwise the same sums over the same dictionary in plain code. */
export function makeSegmenter(native: () => Segment = makeNativeSegmenter): Segment {
  try {
    return native();
  } catch {
    const dictionary = readFileSync(require.resolve('@node-rs/jieba/dict.txt'), 'utf8');
    return makePlainSegmenter([dictionary, tradeDictionary]);
  }
}

let made: Segment | undefined;

/**
 * A normalised text cut into words; joined they are the text. The first call of a process loads the dictionary: a
 * third of a second and 55 MB, so ask only where something is to be decided. Source: jieba's dictionary and the
 * trade's words.
 */
export function segment(text: string): string[] {
  made ??= makeSegmenter();
  return made(text.toWellFormed());
}
