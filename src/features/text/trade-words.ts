// What the trades of a neighbourhood call their things, so that a text is not cut across them: 沙发套/现量现做 and
// not 沙发/套现. A weight of thousands would tear apart words that hold one (手机屏幕); these are the least that win.
// Words that the dictionary gives a higher weight by itself are not repeated: a repetition would lower it.
const nouns = [
  '沙发套 床套 椅套 被套 枕套 手套 外套 坐垫套 琴套 车套 灯套 全套 成套',
  '喷枪 胶枪 热熔枪 焊枪 风枪 水枪 钉枪 打钉枪 高压水枪 筋膜枪 玩具枪',
  '麻花 麻袋 麻团 姜黄 大黄 蛋黄 片糖 冰糖 艾灸 药膳',
  '假发 假牙 假肢 请假 放假 干洗 水洗 钱包 皮夹 皮具 拉链 裤脚 腰头',
  '牙刷 鞋刷 粉刷 单间 单面 单人床 单据 家电 油烟机 热水器 洗衣机 净水器',
  '手机屏幕 路由器 遥控器 门锁 纱窗 水龙头 角阀 地漏 马桶 插座 灯具',
  '磨刀 剪刀 菜刀 修脚 理发 剃头 修面 烫发 染发 美甲 推拿 按摩 刮痧',
  '陪诊 陪护 月嫂 育儿嫂 护工 钟点工 保洁 家教 钢琴 古筝 二胡',
  '注塑 注浆 注销 抵押 票价 票据 证件照 彩印 炮制 考前 微信',
  '龟苓膏 卵石 肾宝 毒副作用 消毒 一次性 公益性 季节性 临时性 志愿性 孕妈 考级',
];
const phrases = '现量现做 现做 现改 现裁 现洗 现取 现磨 现烤';

const linesOf = (words: string, rest: string) => words.split(' ').map((word) => `${word} ${rest}`);

/** Lines of jieba's dictionary: word, weight, part of speech. */
export const tradeDictionary = [
  ...nouns.flatMap((words) => linesOf(words, '1000 n')),
  ...linesOf(phrases, '100 l'),
].join('\n');
