import type { Category } from './category.ts';

// The tree as data. Groups and the tiers of 5, 8 and 15 minutes follow the national guide for the
// 15-minute convenience circle (基本保障类, 品质提升类); what it does not place stands in the
// 10-minute circle. Caps of 低偿 are this project's own and meant to be set per district.

type Leaf = Omit<Category, 'parent' | 'asksPapers'> & { asksPapers?: true };

function branch(code: string, name: string, aliases: readonly string[], leaves: readonly Leaf[]): Category[] {
  const top = { code, parent: null, name, aliases, group: null, tierMinutes: null, lowfeeCapFen: null };
  const under = leaves.map((leaf) => ({ asksPapers: false, ...leaf, parent: code }));
  return [{ ...top, asksPapers: false }, ...under];
}
function basic(code: string, name: string, tier: Leaf['tierMinutes'], cap: number, aliases: string): Leaf {
  return { code, name, aliases: aliases.split(' '), group: 'basic', tierMinutes: tier, lowfeeCapFen: cap };
}
function quality(code: string, name: string, tier: Leaf['tierMinutes'], cap: number, aliases: string): Leaf {
  return { ...basic(code, name, tier, cap, aliases), group: 'quality' };
}
function papers(leaf: Leaf): Leaf {
  return { ...leaf, asksPapers: true };
}

export const categories: readonly Category[] = [
  ...branch(
    'beauty',
    '美容美发',
    ['美业'],
    [
      basic('haircut', '理发', 8, 1500, '剪头发 剃头 美发 修面 剪发 刮脸 义剪 洗剪吹 推头'),
      basic('hair_colouring', '烫染', 8, 6000, '烫头 染发 烫发 焗油 护发'),
      quality('manicure', '美甲', 10, 3000, '修甲 做指甲'),
    ],
  ),
  ...branch(
    'repair',
    '维修',
    ['修理'],
    [
      basic('appliance_repair', '家电维修', 15, 3000, '修家电 修冰箱 修洗衣机 修空调 修电视 电器维修'),
      basic('furniture_repair', '家具维修', 15, 3000, '修家具 修桌椅 修柜子 木工'),
      papers(basic('electric_work', '电路维修', 15, 3000, '电工 修灯 换灯 跳闸 换插座')),
      basic('plumbing', '水暖维修', 15, 3000, '修水管 修水龙头 通下水道 疏通 修马桶 水工'),
      papers(basic('locksmith', '开锁换锁', 15, 5000, '开锁 换锁 修锁 配钥匙')),
      basic('knife_grinding', '磨刀', 10, 500, '磨剪刀 磨剪子 戗菜刀'),
      basic('shoe_repair', '修鞋', 10, 1000, '补鞋 擦鞋 换鞋跟'),
      basic('bike_repair', '修自行车', 10, 1500, '修车 补胎 修电瓶车 修单车'),
      basic('phone_repair', '手机维修', 15, 5000, '修手机 换屏 贴膜 修电脑'),
    ],
  ),
  ...branch(
    'household',
    '家政服务',
    ['家政'],
    [
      basic('cleaning', '保洁', 15, 4000, '打扫卫生 做卫生 钟点工 大扫除'),
      basic('window_cleaning', '擦窗', 15, 4000, '擦玻璃 洗窗户'),
      basic('hood_cleaning', '油烟机清洗', 15, 5000, '洗油烟机 家电清洗 洗空调'),
      basic('home_cooking', '上门做饭', 15, 4000, '做饭 烧菜 私厨 厨师'),
      basic('carrying', '搬运', 15, 4000, '搬家 搬东西 搬重物 跑腿 代买'),
    ],
  ),
  ...branch(
    'clothes',
    '缝补洗染',
    ['衣物'],
    [
      basic('mending', '缝补', 8, 1500, '补衣服 织补 换拉链 钉扣子 缝纫'),
      basic('tailoring', '裁缝改衣', 8, 3000, '改衣服 改裤脚 裁缝 做衣服'),
      basic('laundry', '洗衣', 8, 2000, '洗染 干洗 熨衣服 洗鞋'),
    ],
  ),
  ...branch(
    'care',
    '康养照护',
    ['养老', '照护'],
    [
      quality('companion', '陪护', 10, 3000, '共享陪护 陪聊 照看老人 助老'),
      quality('hospital_escort', '陪诊', 15, 5000, '陪看病 陪老人看病 取药'),
      papers(quality('nursing', '上门护理', 15, 5000, '护理 换药 助浴')),
      papers(quality('health_check', '健康检测', 10, 500, '量血压 测血糖 义诊')),
      papers(quality('massage', '推拿按摩', 10, 4000, '推拿 按摩 正骨 捏脚')),
      papers(quality('moxibustion', '艾灸', 10, 4000, '灸疗 拔罐 刮痧')),
      papers(quality('child_minding', '幼儿托管', 10, 4000, '带孩子 看孩子 托儿 接孩子')),
    ],
  ),
  ...branch(
    'lessons',
    '教学培训',
    ['学习'],
    [
      quality('phone_lessons', '手机教学', 10, 1000, '教手机 智能手机 用手机 手机应用'),
      quality('painting', '书画', 15, 3000, '书法 绘画 国画 毛笔字 画画'),
      quality('singing', '声乐', 15, 3000, '唱歌 合唱 练声'),
      quality('instruments', '乐器', 15, 4000, '钢琴 吉他 古筝 二胡 葫芦丝'),
      quality('dancing', '舞蹈', 15, 3000, '广场舞 跳舞 时装'),
      quality('handicraft', '手工', 10, 2000, '剪纸 编织 织毛衣 蜀绣'),
      quality('baking_lessons', '烘焙教学', 10, 3000, '做蛋糕 烘焙 做面包 面点'),
    ],
  ),
  ...branch(
    'sports',
    '运动健身',
    ['健身'],
    [
      quality('yoga', '瑜伽', 15, 3000, '普拉提 拉伸'),
      quality('tai_chi', '太极', 15, 2000, '太极拳 八段锦 打拳'),
      quality('fitness', '健身指导', 15, 4000, '私教 教练 减脂'),
    ],
  ),
  ...branch(
    'plants_pets',
    '花草宠物',
    ['花鸟'],
    [
      quality('plant_doctor', '植物医生', 10, 2000, '养花 救花 换盆 修剪花草 绿植养护'),
      quality('flower_arranging', '插花', 15, 3000, '花艺 鲜花'),
      quality('pet_minding', '宠物照看', 10, 3000, '遛狗 喂猫 寄养 上门喂养'),
      quality('pet_grooming', '宠物洗护', 10, 4000, '洗狗 给狗洗澡 宠物美容 剪毛'),
    ],
  ),
  ...branch(
    'everyday',
    '便民帮手',
    ['便民'],
    [
      basic('photo_printing', '照相文印', 8, 1000, '拍证件照 复印 打印 照相'),
      quality('photography', '摄影', 15, 5000, '拍照 跟拍 全家福 摄像'),
      basic('form_filling', '代写代办', 10, 1000, '填表 写信 代办 网上办事 交水电费'),
    ],
  ),
];
