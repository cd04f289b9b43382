import { createRequire } from 'node:module';
import type { Mint as MintFilter } from 'mint-filter';
import { textRefused } from './text.errors.ts';

// What has no place in a neighbourhood market. The filter is the first look only: people approve every
// listing afterwards.
const refusedWords = [
  ...['赌博', '赌场', '赌球', '博彩', '六合彩', '老虎机', '百家乐', '押注', '下注'],
  ...['色情', '卖淫', '嫖娼', '招嫖', '援交', '裸聊', '约炮', '性服务', '特殊服务', '成人服务', '黄片'],
  ...['毒品', '冰毒', '海洛因', '大麻', '摇头丸', '迷药', '听话水', '迷魂药'],
  ...['枪支', '子弹', '炸药', '管制刀具', '雷管'],
  ...['代开发票', '办假证', '假证件', '代考', '刻假章', '伪造证件', '假发票', '假学历'],
  ...['高利贷', '套现', '洗钱', '传销', '刷单', '裸贷', '校园贷', '代还信用卡', '跑分'],
  ...['代孕', '卖肾', '卖卵', '胎儿性别鉴定', '私家侦探', '窃听', '窃照', '开锁教学', '定位跟踪'],
  ...['他妈的', '傻逼', '煞笔', '操你', '草泥马', '狗日的', '王八蛋', '龟儿子', '贱人'],
  ...['包治百病', '根治癌症', '祖传秘方包好', '无效退款神药'],
];

// mint-filter overlooks a word that is the end of another word's beginning. Where no word holds another
// that cannot happen, and the longer one is found through the shorter anyway.
const leastWords = refusedWords.filter(
  (word) => !refusedWords.some((other) => other !== word && word.includes(other)),
);

// Spaces, invisible characters and marks that are put between characters to get past a filter.
const between = /[\s\p{Cf}\p{Pd}\p{Pc}·•・*.+~^|/\\]+/gu;

/** The text as the filter sees it: one width, one case, nothing between the characters. */
function normalised(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(between, '');
}

let filter: MintFilter | undefined;
function filterOf(): MintFilter {
  if (!filter) {
    const { Mint } = createRequire(import.meta.url)('mint-filter') as { Mint: typeof MintFilter };
    filter = new Mint(leastWords);
  }
  return filter;
}

// Numbers are told by the order to those who need them; a number in a public text is somebody's, for ever.
const mobileNumber = /(?<!\d)1[3-9]\d{9}(?!\d)/;

export function isRefused(text: string): boolean {
  const seen = normalised(text);
  return mobileNumber.test(seen) || !filterOf().verify(seen);
}

/** Judges what people wrote, by field. Throws `text_refused` with the paths of the fields. */
export function judgeTexts(texts: Readonly<Record<string, string | null | undefined>>): void {
  const found = Object.entries(texts).filter(([, text]) => text && isRefused(text));
  if (found.length === 0) return;
  throw textRefused(
    {},
    found.map(([field]) => ({ path: `/body/${field}`, message: 'holds a word that is refused' })),
  );
}
