/** Words of everyday questions that belong to no single trade; what a trade is called and about is data of its category. */

const listOf = (words: string): string[] => words.split(/\s+/).filter((word) => word !== '');

function linesOf(lines: string): string[][] {
  return lines
    .split('\n')
    .map(listOf)
    .filter((line) => line.length > 0);
}

/** What people want: each line is one action in its different words. The first word of a line names it. */
const actions = linesOf(`
  修 维修 修理 检修 抢修 修复 修好 整修 修补
  洗 清洗 清洁 洗护 干洗 刷洗 除垢 去污 擦洗 刷
  扫 打扫 保洁 清扫 收拾 大扫除 开荒
  通 疏通 通渠
  装 安装 组装 加装 安
  拆 拆除 拆卸 拆装
  剪 理 剃 修剪 推剪
  染 染色 上色
  烫 熨 熨烫
  教 学 教学 培训 辅导 家教 补习 补课 学习 入门 带练 陪练 上课 课程 班 课
  照看 照顾 照料 看护 照护 陪护 护理 看管 带
  陪 陪同 陪伴 陪着
  买 代买 代购 采购
  收 回收 收购 上门收
  借 租 租借 出租 租用 借用
  搬 搬运 搬家 抬
  缝 补 缝补 织补 缝纫
  换 更换 换新 置换
  改 改小 改短 修改
  磨 打磨 开刃
  送 取 代取 接送 接
  拍 拍照 照相 拍摄 摄影 跟拍
  印 打印 复印 冲印
  做 制作 定做 代做 手工做
  写 代写 书写
  按 按摩 推拿 揉 捏
  测 检测 量 体检 测量
  遛 溜
  开 打开
  调 调试 调校
  加 加装 补加
`);

/** Something does not work: says that it is to be repaired, and nothing of what. */
const troubles = listOf(`
  坏 坏了 坏掉 坏掉了 不转 不转了 不亮 不亮了 不响 不动 不动了 不热 不冷 不制冷 不制热 不加热 不出水 不通 不灵 不灵了 不脱水 不排水
  不通电 没电 没反应 开不了机 打不开 打不开了 关不上 关不上了 打不着 打不着火 打不燃 不启动 出问题 有问题 出毛病 有毛病 毛病 故障 烂了 断了 裂了
  松了 掉了 卡了 卡住 卡住了 花屏 黑屏 死机 很慢 太慢 慢 响 异响 有响声 漏 滴水 滴滴答答 堵 堵了 堵住 堵住了 堵塞 停了 用不了 不能用 不能用了 跳了 破了 脱线 开线 坏嘞
  蔫了 发黄 黄了 枯了 快死了 要死了 生虫 长虫
`);

/** Says nothing of what is wanted. */
const stops = listOf(`
  的 了 个 一 一下 下 一个 一把 一次 把 被 和 与 或 及 我 我家 我们 你 他 她 它 咱 家里 家 屋头 屋里 想 想要 要 找 找人 求 请 请人 帮 帮忙 帮我 给 给我 有 有没有 没有 有人 谁 谁会 谁能 谁家
  哪 哪里 哪儿 哪个 哪家 哪有 附近 周边 旁边 小区 社区 楼下 能 能不能 可以 可不可以 会 吗 呢 吧 啊 嘛 哈 嗦 噻 在 是 需要 需 急 急需 怎么 怎么办 咋办 咋个办 咋个 多少钱 多少 价格 价钱 费用
  师傅 人 人员 公司 店 服务 专业 地方 点 些 再 又 都 也 还 就 到 去 来 里 上 这 那 这个 那个 用 两 两个 两把 三 三把 几 几把 几个 条 件 双 台 只 张 次 台子 得 地 着 过 跟 跟着 从 对 为 由 等 最 很 太 老是 总是 一直 突然 半夜 晚上 早上 下午 上午
  今天 明天 后天 周末 现在 马上 尽快 便宜 便宜的 好 好的 好一点 靠谱 靠谱的 巴适 老 新 小 大 多 少 旧
`);

/** Says for whom or how: found, it counts a little; not found, nothing is missed. */
const softs = listOf(`
  上门 到家 免费 公益 义务 老人 老年 老年人 长者 爷爷 奶奶 婆婆 爸爸 妈妈 爸妈 父母 老公 老婆 孩子 小孩 小孩子 儿童 宝宝 娃儿 娃娃 娃 幼儿 少儿 小朋友 学生 成人 男士 女士 孕妇 病人
  腿脚不便 腿脚不方便 行动不便 卧床 小时 分钟 当天 快速 跟不上 零基础 简单 基础 全屋 全套 家用 家庭 私人
`);

/** What is one thing under several names, whatever trade it belongs to. */
const sameThings = linesOf(`
  孩子 小孩 小孩子 儿童 宝宝 娃儿 娃娃 娃 幼儿 少儿 小朋友
  老人 老年人 老年 长者
  狗 狗狗 狗子 犬 小狗
  猫 猫咪 猫猫
  花 花草 绿植 盆栽 植物
  厕所 卫生间 洗手间 马桶
  电脑 计算机 笔记本 主机
  自行车 单车
  电瓶车 电动车 电马儿
  头发 发型
  衣服 衣裳 衣物
  裤子 裤脚 裤腿
  房间 屋子 房子 屋
  电视 电视机 彩电
  功课 作业
  菜 饭 饭菜
  玻璃 窗户 窗子
  下水道 下水 管道 水管
  冰箱 冰柜
  灯 电灯 灯具 吊灯
  油烟机 抽油烟机 烟机
`);

/** Characters that one is written for the other: they look alike. */
const lookalikes = listOf(`
  灸炙 拔拨 裁栽载 拆折 剪煎 磨摩麽 治冶 烫汤 锁琐 粘沾 换唤 染柒 缝逢 补朴 理埋 修休 推椎 按桉 捏涅 揉柔 熨慰 漆膝 管菅 阀伐 洗冼 抹沫末未
  裤库 裙群 鞋鞵 镜境 锅祸 炉护 晴睛 辅铺 导异 陪赔 徒徙 狗拘 猫描 花化 遛溜 刮乱 痧沙 按安 钢钩 琴瑟 棋祺 笛笙 裱表 墙樯 疏梳 通桶 灯盯
`);

function groupsByWord(lines: readonly string[][]): ReadonlyMap<string, readonly string[]> {
  const all = new Map<string, string[]>();
  for (const line of lines) for (const word of line) all.set(word, [...(all.get(word) ?? []), ...line]);
  return all;
}
const actionsByWord = groupsByWord(actions);
const thingsByWord = groupsByWord(sameThings);
const repair = actionsByWord.get('修') ?? [];
const kinds = new Map<string, WordKind>([
  ...[...actionsByWord.keys()].map((word) => [word, 'action'] as const),
  ...softs.map((word) => [word, 'soft'] as const),
  ...troubles.map((word) => [word, 'trouble'] as const),
  ...stops.map((word) => [word, 'stop'] as const),
]);

const alikeByCharacter = groupsByWord(lookalikes.map((group) => [...group]));
/** The words that differ in one character which looks alike. */
export function lookingAlike(word: string): string[] {
  const characters = [...word];
  return characters.flatMap((character, at) =>
    (alikeByCharacter.get(character) ?? [])
      .filter((other) => other !== character)
      .map((other) => [...characters.slice(0, at), other, ...characters.slice(at + 1)].join('')),
  );
}

/** Every word for what is done. */
export const everyAction: readonly string[] = [...actionsByWord.keys()];

/** Whether a text names something that is done, and none of these. */
export function saysOtherAction(text: string, wanted: readonly string[]): boolean {
  if (wanted.some((each) => text.includes(each))) return false;
  return everyAction.some((each) => text.includes(each));
}

export type WordKind = 'action' | 'trouble' | 'soft' | 'stop';
/** What an everyday word says; undefined for every other word. */
export const kindOfWord = (word: string): WordKind | undefined => kinds.get(word);
/** The other words for an action, itself among them; for what does not work, those for a repair. */
export const actionWords = (word: string): readonly string[] => actionsByWord.get(word) ?? repair;

/** Whether people use the word for a thing. */
export const isThing = (word: string): boolean => thingsByWord.has(word);

/** The same thing under other names: those people use beside it, and the bare one (裤子 → 裤). */
export function otherNames(word: string): readonly string[] {
  const same = (thingsByWord.get(word) ?? []).filter((each) => each !== word);
  const bare = /^(?<thing>.)[子儿]$/u.exec(word)?.groups?.thing;
  return bare === undefined ? same : [...same, bare];
}
