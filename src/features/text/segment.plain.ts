export type Segment = (text: string) => string[];

const longestWord = 8;
const pieces = /\p{Script=Han}+|[a-z0-9]+|./gisu;
const isHan = /\p{Script=Han}/u;

function weightsOf(dictionaries: readonly string[]): { weights: Map<string, number>; total: number } {
  const weights = new Map<string, number>();
  let total = 0;
  for (const dictionary of dictionaries) {
    for (const line of dictionary.split('\n')) {
      const [word, weight] = line.split(' ');
      if (!word || [...word].length > longestWord) continue;
      weights.set(word, Number(weight));
      total += Number(weight);
    }
  }
  return { weights, total };
}

/** Cuts text into the words that are likeliest together, by the weights of dictionaries in jieba's form. */
export function makePlainSegmenter(dictionaries: readonly string[]): Segment {
  const { weights, total } = weightsOf(dictionaries);
  const unknown = Math.log(1 / total);
  const likelihood = (word: string) => {
    const weight = weights.get(word);
    return weight ? Math.log(weight / total) : undefined;
  };
  return (text) =>
    (text.match(pieces) ?? []).flatMap((piece) =>
      isHan.test(piece) ? likeliest([...piece], likelihood, unknown) : [piece],
    );
}

/** From the end to the beginning: the best first word of each rest. */
function likeliest(
  characters: readonly string[],
  likelihood: (word: string) => number | undefined,
  unknown: number,
): string[] {
  const best: { sum: number; length: number }[] = [];
  best[characters.length] = { sum: 0, length: 0 };
  for (let at = characters.length - 1; at >= 0; at -= 1) {
    const single = likelihood(characters[at] ?? '') ?? unknown;
    let found = { sum: single + (best[at + 1]?.sum ?? 0), length: 1 };
    for (let length = 2; length <= Math.min(longestWord, characters.length - at); length += 1) {
      const likely = likelihood(characters.slice(at, at + length).join(''));
      const sum = (likely ?? 0) + (best[at + length]?.sum ?? 0);
      if (likely !== undefined && sum >= found.sum) found = { sum, length };
    }
    best[at] = found;
  }
  const words: string[] = [];
  for (let at = 0; at < characters.length; ) {
    const length = best[at]?.length ?? 1;
    words.push(characters.slice(at, at + length).join(''));
    at += length;
  }
  return words;
}
