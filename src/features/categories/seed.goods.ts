import { categoriesOfTable } from './seed.table.ts';

/** What shops, merchants and neighbours sell. */
export const goods = categoriesOfTable(
  ['good'],
  `
# vegetables 蔬菜豆制品 | 买菜
  leafy_greens b8 800 叶菜 | 青菜 | 白菜 菠菜 生菜 豌豆尖 空心菜
  root_vegetables b8 800 根茎菜 | | 萝卜 土豆 红薯 莲藕 山药 芋头
  melons_vegetables b8 800 瓜果菜 | | 黄瓜 冬瓜 南瓜 番茄 茄子 辣椒
  mushrooms b8 1200 菌菇 | 蘑菇 | 香菇 平菇 金针菇 木耳
  beans_fresh b8 800 鲜豆 | | 四季豆 豇豆 毛豆 蚕豆
  tofu b8 600 豆腐豆制品 | 豆腐 | 豆干 豆皮 豆花 腐竹
  sprouts b8 500 芽苗菜 | 豆芽 | 黄豆芽 绿豆芽
  seasoning_greens b8 500 葱姜蒜 | 小葱 调味菜 | 生姜 大蒜 香菜 花椒
  cut_vegetables b8 1200 净菜 | 切好的菜 半成品菜
  dried_vegetables b8 1500 干菜 | 干货 | 干豇豆 笋干 黄花
# fruit 水果 | 果品
  fruit_citrus b8 1000 柑橘 | 橘子 | 橙子 耙耙柑 柚子 柠檬
  fruit_apple_pear b8 1000 苹果梨 | 苹果 雪梨
  fruit_melon b8 1500 西瓜甜瓜 | 西瓜 哈密瓜
  fruit_berries b8 2000 浆果 | | 草莓 蓝莓 桑葚 葡萄
  fruit_stone b8 1500 桃李杏 | | 桃子 李子 樱桃 枇杷
  fruit_tropical b8 2000 热带水果 | | 香蕉 芒果 菠萝 火龙果
  fruit_kiwi b8 1500 猕猴桃 | 奇异果
  fruit_cut b5 1500 鲜切果盘 | 切水果 果盘
  dried_fruit b8 2000 果干蜜饯 | 果脯 | 红枣 葡萄干 柿饼
# meat_eggs 肉禽蛋 | 肉类
  pork b8 3000 猪肉 | | 五花肉 排骨 猪蹄
  beef_mutton b8 5000 牛羊肉 | | 牛腩 羊排 牛肉
  poultry b8 4000 鸡鸭鹅 | 土鸡 | 鸡肉 鸭肉 鹅肉
  eggs b5 1500 鲜蛋 | 鸡蛋 土鸡蛋 | 鸭蛋 鹌鹑蛋
  cured_meat b8 5000 腊肉香肠 | 腊肉 香肠 | 腊排骨 酱肉 风吹鸡
  cooked_meat b5 3000 卤味熟食 | 卤菜 凉菜 | 卤牛肉 夫妻肺片 卤鸭 | 食品经营许可证:60 健康证:12
  salted_eggs b8 1000 咸蛋皮蛋 | 咸鸭蛋 松花蛋
# seafood 水产 | 鱼虾
  freshwater_fish b8 2500 淡水鱼 | 活鱼 | 草鱼 鲫鱼 花鲢 黄辣丁
  shrimp_crab b8 4000 虾蟹 | | 小龙虾 基围虾 大闸蟹
  sea_fish b8 4000 海鱼海鲜 | 海鲜 | 带鱼 鱿鱼 贝类
  frog_eel b8 3000 鳝鱼泥鳅 | | 黄鳝 泥鳅
# grain_oil 粮油调味 | 粮油
  rice b5 3000 大米 | 米 | 糙米 糯米
  flour_noodles b5 1500 面粉面条 | 挂面 鲜面 | 饺子皮 抄手皮
  coarse_grain b8 1500 杂粮 | 粗粮 | 小米 玉米 燕麦 红豆 绿豆
  cooking_oil b5 5000 食用油 | 菜籽油 | 花生油 芝麻油
  sauces b5 1500 酱料 | 豆瓣酱 | 酱油 醋 火锅底料
  salt_sugar b5 500 盐糖味精 | 盐 白糖 味精
  chilli_pepper b5 1000 辣椒花椒 | 辣椒面 海椒面 花椒面
  pickles b5 800 泡菜咸菜 | 泡菜 榨菜 酸菜
# breakfast 早餐主食 | 早点
  steamed_buns b5 500 包子馒头 | 包子 馒头 花卷
  soy_milk_sticks b5 500 豆浆油条 | 豆浆 油条
  porridge b5 500 粥 | 稀饭
  rice_noodles b5 1000 米线米粉 | 肥肠粉 米线
  noodles_served b8 1200 面条抄手 | 担担面 抄手 小面
  pancakes b5 800 煎饼锅盔 | 锅盔 煎饼 蛋烘糕
  zongzi_dumplings b8 2000 粽子汤圆 | 粽子 汤圆 青团
  corn_tuber b5 500 玉米红薯 | 煮玉米 烤红薯
# meals 正餐小吃 | 吃饭
  set_meals b8 1500 盒饭套餐 | 便当 快餐 社区食堂 | | 食品经营许可证:60 健康证:12
  elder_meals b8 1000 老年餐 | 低盐餐 软食 | | 食品经营许可证:60 健康证:12
  home_dishes q10 3000 家常菜外带 | 炒菜 私房菜 | | 食品经营许可证:60 健康证:12
  hotpot_kit q10 6000 火锅食材 | 火锅套餐 冒菜
  skewers q10 3000 串串烧烤 | 烧烤 钵钵鸡
  soups q8 2500 汤羹 | 炖汤 鸡汤 排骨汤
  bean_jelly q8 800 凉粉凉糕 | 凉粉 凉糕 冰粉
  vegetarian_meals q10 1500 素食 | 斋饭
  confinement_meals q15 5000 月子餐 | 产妇餐
  diet_meals q10 2500 轻食沙拉 | 沙拉 减脂餐
# bakery 糕点烘焙 | 点心
  cakes q10 6000 蛋糕 | 生日蛋糕 | 奶油蛋糕 慕斯
  bread q8 1500 面包 | 吐司 欧包
  cookies q10 2000 饼干曲奇 | 曲奇 桃酥
  chinese_pastry q10 2000 中式糕点 | 糕点 | 绿豆糕 桂花糕 月饼
  desserts q10 2000 甜品糖水 | 糖水 布丁 双皮奶
  candy q8 1500 糖果 | 麻糖 | 花生糖 叶儿粑
# drinks 饮品 | 喝的
  tea_leaves q10 5000 茶叶 | 绿茶 花茶 | 竹叶青 茉莉花茶
  coffee q10 2000 咖啡 | 手冲 拿铁
  milk b5 1500 牛奶酸奶 | 鲜奶 | 酸奶 奶粉
  fresh_juice q8 1500 鲜榨果汁 | 果汁
  herbal_drinks q8 1000 凉茶饮子 | 酸梅汤 凉茶
  water b5 1500 饮用水 | 桶装水 矿泉水
  soft_drinks b5 800 汽水饮料 | 可乐 饮料
  rice_wine q10 3000 米酒醪糟 | 醪糟
# snacks 零食干货 | 零嘴
  nuts b8 2000 坚果炒货 | 瓜子 花生 | 核桃 板栗 开心果
  jerky b8 3000 肉干肉脯 | 牛肉干
  crisps b5 1000 膨化零食 | 薯片 锅巴
  honey q10 5000 蜂蜜 | 土蜂蜜
  dried_seafood q10 4000 海味干货 | 紫菜 虾皮 海带
  tonic_food q15 8000 滋补品 | 银耳 枸杞 | 燕窝 天麻 虫草花
# daily_goods 日用百货 | 百货
  tissue b5 2000 纸品 | 卫生纸 抽纸 | 湿巾 厨房纸
  detergents b5 2500 洗涤用品 | 洗衣液 洗洁精 | 肥皂 洗衣粉
  toiletries b5 3000 个人护理 | 牙膏 洗发水 | 牙刷 沐浴露 毛巾
  kitchenware b8 4000 厨具餐具 | 锅 碗 | 菜板 筷子 保鲜盒
  cleaning_tools b8 2000 清洁工具 | 拖把 扫帚 | 抹布 垃圾袋 桶
  hardware b8 2000 五金配件 | 螺丝 胶水 | 胶带 灯泡 电池 插线板
  storage_goods b8 3000 收纳用品 | 收纳箱 | 衣架 挂钩
  stationery b8 1500 文具 | 笔 本子 | 作业本 胶棒 剪刀
  umbrellas_raincoats b8 3000 雨具 | 雨伞 雨衣
  candles_matches b8 500 蜡烛火柴 | 打火机
  insect_repellent b8 1500 驱蚊用品 | 蚊香 花露水
  bedding q15 8000 床上用品 | 四件套 枕头 | 被套 凉席
  towels b8 1500 毛巾浴巾 | 浴巾
  home_decor q15 5000 家居装饰 | 摆件 挂画 桌布
# mother_baby 母婴用品 | 宝宝
  diapers q10 6000 纸尿裤 | 尿不湿 拉拉裤
  baby_food q10 5000 辅食 | 米粉 果泥
  baby_clothes q10 4000 婴儿衣物 | 包被 连体衣
  toys_new q10 5000 玩具 | 积木 拼图
  baby_gear q15 10000 婴儿用具 | 奶瓶 婴儿车 | 餐椅 围栏
  children_books q10 3000 童书绘本 | 绘本
# elder_goods 助老用品 | 老人用的
  walking_sticks q10 5000 拐杖助行器 | 手杖 助行器
  care_pads q10 5000 护理垫 | 成人纸尿裤
  reading_glasses q10 3000 老花镜 | 放大镜
  pill_boxes q10 1000 药盒 | 分药盒
  non_slip q10 2000 防滑用品 | 防滑垫 扶手
  health_devices q15 10000 健康器械 | 血压计 血糖仪 体温计
# clothing 服饰鞋帽 | 穿的
  socks_underwear b8 2000 袜子内衣 | 袜子 内裤
  adult_clothes q15 8000 成人服装 | 衣服 T恤 外套
  children_clothes q15 5000 童装 | 孩子衣服 校服
  shoes q15 8000 鞋 | 布鞋 拖鞋
  hats_scarves q10 3000 帽子围巾 | 围巾 手套
  bags q15 6000 包袋 | 布袋 书包
  ethnic_clothes q15 10000 汉服旗袍 | 旗袍 汉服
# flowers_plants 花卉绿植 | 花草
  cut_flowers q10 5000 鲜花 | 花束 | 玫瑰 百合 向日葵
  potted_plants q10 4000 盆栽绿植 | 绿植 | 绿萝 发财树 吊兰
  succulents q10 2000 多肉植物 | 多肉
  seeds_seedlings q10 1000 种子菜苗 | 菜苗 种子
  soil_fertiliser q10 2000 花土肥料 | 营养土 花肥 | 花盆 喷壶
  orchids q10 8000 兰花 | 蕙兰 春兰
# pet_goods 宠物用品 | 猫粮狗粮
  pet_food q10 5000 宠物粮 | 猫粮 狗粮 | 罐头 冻干
  pet_litter q10 3000 猫砂 | 尿垫
  pet_toys q10 2000 宠物玩具 | 逗猫棒
  pet_gear q10 4000 宠物用具 | 牵引绳 猫窝 | 航空箱 食盆
  fish_supplies q10 2000 水族用品 | 鱼食 | 水草 鱼缸
# crafts 手作文创 | 手工品
  knitwear q10 5000 手织品 | 手织毛衣 钩织 | 围巾 帽子
  embroidery_goods q15 10000 绣品 | 蜀绣 | 绣扇 香包
  paper_cuts q10 2000 剪纸作品 | 窗花
  pottery q15 6000 陶器 | 陶艺 茶杯
  bamboo_ware q10 4000 竹编 | 竹篮 道明竹编
  jewellery_handmade q10 4000 手作饰品 | 手链 耳环
  calligraphy_works q15 8000 书画作品 | 字画 | 春联 扇面
  soap_candles_handmade q10 2500 手工皂香薰 | 手工皂 香薰
  festival_goods q10 2000 节庆用品 | 灯笼 红包 | 春联 福字
# second_hand 邻里闲置 | 二手
  used_books q15 1500 旧书 | 二手书 | 教材 小说
  used_toys q15 2000 旧玩具 | 二手玩具
  used_furniture q15 10000 旧家具 | 二手家具 | 书桌 椅子 柜子
  used_appliances q15 10000 旧家电 | 二手家电
  used_bikes q15 8000 旧自行车 | 二手自行车 童车
  used_clothes q15 2000 旧衣物 | 二手衣服
  used_baby_gear q15 5000 旧婴儿用具 | 二手婴儿车
  used_instruments q15 10000 旧乐器 | 二手乐器
`,
);
