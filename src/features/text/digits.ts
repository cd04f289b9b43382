// As people read numbers out and write them to be overlooked: plain, banker's and the 幺 of telephones.
const values: Readonly<Record<string, string>> = Object.fromEntries(
  ['〇零○', '一壹弌幺', '二贰貳弍', '三叁參叄', '四肆', '五伍', '六陆陸', '七柒', '八捌', '九玖'].flatMap(
    (characters, value) => [...characters].map((each) => [each, String(value)]),
  ),
);

const decimal = /\p{Nd}/u;
/** The value of a decimal digit of any script: each script has its ten in a row. */
function decimalOf(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  let zero = code;
  while (code - zero < 9 && decimal.test(String.fromCodePoint(zero - 1))) zero -= 1;
  return String(code - zero);
}
const toAscii = (character: string) => values[character] ?? decimalOf(character);

const digit = `[\\p{Nd}${Object.keys(values).join('')}]`;
/** From here on characters for digits are a number that is dialled or typed: 三三两两 is none. */
const least = 6;
const runs = new RegExp(`${digit}{${least},}`, 'gu');

/**
 * A text with its numbers in ASCII: every run of at least six digits, of whatever script, Han characters among them
 * (一三八零零一三八零零零 → 13800138000). Shorter ones stay, for they are words: 三三两两, 二〇二六年.
 */
export function digits(text: string): string {
  return text.normalize('NFKC').replace(runs, (run) => [...run].map(toAscii).join(''));
}

/** What was typed where a number is asked for: as `digits`, and without the spaces and dashes between. */
export function typedDigits(text: string): string {
  return digits(text.normalize('NFKC').replace(/[\s\p{Pd}]/gu, ''));
}
