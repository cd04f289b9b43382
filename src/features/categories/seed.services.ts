import { categoriesOfTable } from './seed.table.ts';

// Groups and the tiers of 5, 8 and 15 minutes follow the national guide for the 15-minute convenience circle
// (基本保障类, 品质提升类); what it does not place stands in the 10-minute circle. Caps of 低偿 are this project's
// own and meant to be set per district.
export const services = categoriesOfTable(
  ['service'],
  `
# beauty 美容美发 | 美业
  haircut b8 1500 理发 | 剪头发 剃头 美发 修面 剪发 刮脸 义剪 洗剪吹 推头 刮胡子 剃光头 |
  hair_colouring b8 6000 烫染 | 烫头 染发 烫发 焗油 护发 白头发染黑 盖白发 |
  manicure q10 3000 美甲 | 修甲 做指甲
  barber_at_home b8 2500 上门剪发 | 卧床理发 老人剪发 上门剃头 老人剪头发 |
  baby_haircut b8 2000 婴儿理发 | 剃胎毛 胎毛笔 宝宝剪发 宝宝理发 婴儿剃头 |
  hair_styling q10 4000 盘发造型 | 编发 新娘造型 做头发
  facial q15 5000 面部护理 | 做脸 洁面 补水 | 面膜 | 健康证:12
  eyebrow q10 2000 修眉 | 画眉 剃眉毛
  makeup q15 5000 化妆 | 新娘妆 舞台妆 跟妆
  pedicure q10 3000 修脚 | 灰指甲 足部护理 去死皮 | 鸡眼 老茧 脚垫 | 健康证:12
# repair 维修 | 修理
  appliance_repair b15 3000 家电维修 | 修家电 修冰箱 修洗衣机 修空调 修电视 电器维修 修电器 | 冰箱 洗衣机 空调 电视机 微波炉 电饭煲 电磁炉 电风扇 消毒柜 饮水机 吸尘器 电吹风 冰柜 烤箱 洗碗机 破壁机
  furniture_repair b15 3000 家具维修 | 修家具 修桌椅 修柜子 木工 | 桌子 椅子 柜子 床架 抽屉 铰链 滑轨
  electric_work b15 3000 电路维修 | 电工 修灯 换灯 跳闸 换插座 换灯泡 停电 没电了 装灯 | 灯管 吸顶灯 插座 开关 空气开关 配电箱 灯泡 灯 | 低压电工证:36
  plumbing b15 3000 水暖维修 | 修水管 修水龙头 通下水道 疏通 修马桶 水工 滴水 漏水 | 水龙头 马桶 下水道 地漏 水管 角阀 花洒
  locksmith b15 5000 开锁换锁 | 开锁 换锁 修锁 配钥匙 换锁芯 | 门锁 锁芯 钥匙 智能锁 指纹锁 保险柜 车锁 | 开锁备案证明
  knife_grinding b10 500 磨刀 | 磨剪刀 磨剪子 戗菜刀 | 菜刀 剪刀 水果刀 砍骨刀
  shoe_repair b10 1000 修鞋 | 补鞋 擦鞋 换鞋跟 | 皮鞋 高跟鞋 鞋底 鞋跟 拉链
  bike_repair b10 1500 修自行车 | 修车 补胎 修电瓶车 修单车 | 自行车 电动车 三轮车 童车 内胎 刹车
  phone_repair b15 5000 手机维修 | 修手机 换屏 贴膜 修电脑 | 手机屏幕 手机电池 充电口 平板
  computer_repair b15 5000 电脑维修 | 装系统 清灰 电脑太慢 重装系统 | 笔记本 台式机 打印机 键盘 硬盘
  heater_repair b15 5000 热水器维修 | 修热水器 打不着火 | 燃气热水器 电热水器 太阳能 | 燃气具维修证:36
  gas_stove_repair b15 5000 灶具维修 | 修煤气灶 修燃气灶 | 燃气灶 集成灶 打火器 | 燃气具维修证:36
  window_repair b15 4000 门窗维修 | 修窗户 修门 换玻璃 换密封条 | 窗户 纱窗 推拉门 门把手 合页 玻璃
  screen_repair b10 2000 换纱窗 | 补纱窗 纱门 | 金刚网 隐形纱窗
  wall_repair b15 5000 墙面修补 | 刷墙 补墙 粉刷 墙皮脱落 贴墙纸 | 乳胶漆 腻子 墙纸
  leak_repair b15 5000 防水补漏 | 漏水 防水 渗水 | 卫生间 屋顶 阳台 外墙
  tile_repair b15 5000 瓷砖修补 | 贴砖 美缝 空鼓 | 地砖 墙砖 地板
  curtain_repair b15 3000 窗帘安装维修 | 修窗帘 装窗帘 | 窗帘轨道 罗马杆 百叶帘
  rack_repair b15 4000 晾衣架维修 | 修晾衣架 换钢丝绳 | 升降晾衣架 手摇器
  clock_repair b10 2000 钟表维修 | 修表 换电池 换表带 | 手表 挂钟 座钟
  glasses_repair b10 1000 眼镜维修 | 修眼镜 换鼻托 换镜腿 | 镜框 老花镜
  umbrella_repair b10 500 修伞 | 补伞 换伞骨 | 雨伞 遮阳伞
  bag_repair b10 2000 箱包维修 | 修包 修箱子 换轮子 | 拉杆箱 书包 皮包
  instrument_repair q15 6000 乐器维修 | 调琴 换弦 调音 | 钢琴 吉他 二胡
  wheelchair_repair b10 2000 轮椅维修 | 修轮椅 修助行器 | 轮椅 拐杖 助行器
  toy_repair q10 1500 玩具维修 | 修玩具 | 遥控车 积木 电动玩具
  furniture_assembly b15 4000 家具组装 | 装家具 装柜子 装床
  appliance_install b15 5000 家电安装 | 装电视 装空调 装油烟机 挂电视
  hole_drilling b15 2000 打孔安装 | 打孔 装挂钩 钻墙 | 置物架 毛巾架 镜子
# household 家政服务 | 家政
  cleaning b15 4000 保洁 | 打扫卫生 做卫生 钟点工 大扫除 打扫屋子 搞卫生 收拾屋子 | 厨房 卫生间 客厅 地板
  window_cleaning b15 4000 擦窗 | 擦玻璃 洗窗户
  hood_cleaning b15 5000 油烟机清洗 | 洗油烟机 家电清洗 洗空调 | 油烟机 空调 洗衣机
  home_cooking b15 4000 上门做饭 | 做饭 烧菜 私厨 厨师 做顿饭 烧饭 | 家常菜 年夜饭
  carrying b15 4000 搬运 | 搬家 搬东西 搬重物 跑腿 代买
  deep_cleaning b15 8000 开荒保洁 | 装修后打扫 新房保洁
  tidying q15 6000 收纳整理 | 整理衣柜 收拾屋子 断舍离
  carpet_cleaning q15 5000 地毯沙发清洗 | 洗地毯 洗沙发 洗床垫 | 地毯 沙发 床垫
  mite_removal q15 5000 除螨 | 除螨虫 床垫除螨
  pest_control b15 5000 除虫灭鼠 | 灭蟑螂 灭老鼠 白蚁 杀虫 | 蟑螂 老鼠 白蚁 蚊虫 | 有害生物防制员证
  drain_cleaning b15 4000 管道疏通 | 厕所堵了 厨房堵了 通厕所 通马桶 反水 | 马桶 下水道 地漏 厕所
  confinement_care q15 10000 月嫂 | 坐月子 照顾产妇 月子餐 | | 健康证:12 母婴护理证
  live_in_help q15 10000 住家保姆 | 保姆 阿姨 | | 健康证:12
  newborn_care q15 8000 育婴 | 带宝宝 育婴师 | | 健康证:12 育婴员证
  shopping_help b10 1000 代买代取 | 买菜 取快递 取药 帮忙买 | 快递 药品 菜
  queueing q10 2000 代排队 | 排号 占位
  moving_large b15 8000 大件搬运 | 搬钢琴 搬冰箱 抬楼
  car_wash q15 3000 上门洗车 | 洗车 擦车
# clothes 缝补洗染 | 衣物
  mending b8 1500 缝补 | 补衣服 织补 换拉链 钉扣子 缝纫 补裤子 | 拉链 扣子 破洞 衣服
  tailoring b8 3000 裁缝改衣 | 改衣服 改裤脚 裁缝 做衣服 | 裤子 裙子 外套
  laundry b8 2000 洗衣 | 洗染 干洗 熨衣服 洗鞋 | 羽绒服 大衣 西装 被子
  quilt_making q10 4000 缝被子 | 弹棉花 做被子 翻新棉被 | 棉被 褥子
  shoe_cleaning b8 2000 洗鞋护鞋 | 刷鞋 皮鞋保养 | 运动鞋 小白鞋 皮靴
  leather_care q10 5000 皮具护理 | 皮衣上色 包包护理 | 皮衣 皮包 皮沙发
  ironing b8 1000 熨烫 | 烫衣服 烫衬衫 | 衬衫 西裤
  knitting_service q10 3000 代织毛衣 | 织毛衣 钩花 | 毛衣 围巾 帽子
  embroidery_service q10 4000 绣补 | 刺绣 绣花 绣名字
# care 康养照护 | 养老 照护
  companion q10 3000 陪护 | 共享陪护 陪聊 照看老人 助老
  hospital_escort q15 5000 陪诊 | 陪看病 陪老人看病 取药
  nursing q15 5000 上门护理 | 护理 换药 助浴 | 压疮 导尿管 胃管 褥疮 | 护士执业证:60
  health_check q10 500 健康检测 | 量血压 测血糖 义诊 | 血压 血糖 血脂 | 医师或护士执业证:60
  massage q10 4000 推拿按摩 | 推拿 按摩 正骨 捏脚 肩膀痛 脖子僵 腰痛 按一下 落枕 | 肩颈 腰 腿 肩膀 脖子 颈椎 | 保健按摩师证
  moxibustion q10 4000 艾灸 | 灸疗 拔罐 刮痧 | 艾条 火罐 | 保健调理师证
  child_minding q10 4000 幼儿托管 | 带孩子 看孩子 托儿 接孩子 | | 健康证:12
  bathing_help q15 4000 助浴 | 洗澡 擦身 给老人洗澡 | | 养老护理员证
  meal_help b8 1000 助餐送餐 | 送饭 老人餐 | | 健康证:12
  walking_help q10 2000 助行陪走 | 推轮椅 陪散步 扶老人
  rehabilitation q15 5000 康复训练 | 偏瘫康复 关节活动 | | 康复治疗师证
  school_pickup q10 2000 接送孩子 | 接放学 送上学
  homework_minding q10 3000 课后看护 | 看作业 晚托 四点半
  dementia_care q15 5000 认知症照护 | 失智老人 老年痴呆 阿尔茨海默 | | 养老护理员证
  blood_test_home q15 3000 上门采血 | 抽血 | | 护士执业证:60
  tcm_advice q15 2000 中医咨询 | 把脉 养生调理 | | 中医师执业证:60
  hearing_check q15 1000 听力检测 | 助听器调试 耳背 耳朵背 听不清 | 助听器
  talk_support q10 3000 心理疏导 | 谈心 倾诉 心理咨询 说说话 心情不好 聊天 | | 心理咨询师证
# lessons 教学培训 | 学习
  phone_lessons q10 1000 手机教学 | 教手机 智能手机 用手机 手机应用 | 微信 支付宝 健康码 视频通话
  painting q15 3000 书画 | 书法 绘画 国画 毛笔字 画画
  singing q15 3000 声乐 | 唱歌 合唱 练声
  instruments q15 4000 乐器 | 钢琴 吉他 古筝 二胡 葫芦丝
  dancing q15 3000 舞蹈 | 广场舞 跳舞 时装
  handicraft q10 2000 手工 | 剪纸 编织 织毛衣 蜀绣
  baking_lessons q10 3000 烘焙教学 | 做蛋糕 烘焙 做面包 面点
  cooking_lessons q10 3000 厨艺教学 | 学做菜 川菜 家常菜教学
  tea_lessons q15 3000 茶艺 | 泡茶 品茶 盖碗茶
  chess_lessons q10 2000 棋类教学 | 象棋 围棋 五子棋
  language_lessons q15 4000 外语教学 | 英语 口语 日语
  photography_lessons q15 3000 摄影教学 | 学拍照 手机摄影 修图
  computer_lessons q15 2000 电脑教学 | 学电脑 办公软件 做表格
  calligraphy_pen q15 2000 硬笔书法 | 练字 写字
  reading_lessons q10 2000 亲子阅读 | 讲故事 绘本
  first_aid_lessons q10 1000 急救教学 | 心肺复苏 海姆立克 包扎 | | 救护师资证:36
  sewing_lessons q10 2000 缝纫教学 | 学缝纫 学裁剪
  gardening_lessons q10 2000 园艺教学 | 学养花 多肉 阳台种菜
# sports 运动健身 | 健身
  yoga q15 3000 瑜伽 | 普拉提 拉伸
  tai_chi q15 2000 太极 | 太极拳 八段锦 打拳
  fitness q15 4000 健身指导 | 私教 教练 减脂
  table_tennis q15 3000 乒乓球陪练 | 打乒乓球 学乒乓球
  badminton q15 3000 羽毛球陪练 | 打羽毛球 学羽毛球
  swimming q15 5000 游泳教学 | 学游泳 | | 游泳救生员证:24
  running q15 2000 跑步带练 | 跑步 夜跑 马拉松
  skating q15 3000 轮滑教学 | 轮滑 滑板 溜冰
  basketball q15 3000 篮球教学 | 打篮球 投篮
  posture q15 4000 体态矫正 | 驼背 圆肩 体态
# plants_pets 花草宠物 | 花鸟
  plant_doctor q10 2000 植物医生 | 养花 救花 换盆 修剪花草 绿植养护 叶子发黄 救救花 花快死了 | 盆栽 兰花 多肉 月季 发财树 花
  flower_arranging q15 3000 插花 | 花艺 鲜花
  pet_minding q10 3000 宠物照看 | 遛狗 喂猫 寄养 上门喂养 | 猫 狗 仓鼠 鸟
  pet_grooming q10 4000 宠物洗护 | 洗狗 给狗洗澡 宠物美容 剪毛 | 猫 狗
  pet_training q15 5000 宠物训练 | 训狗 定点大小便 | 狗
  aquarium_care q15 4000 鱼缸养护 | 洗鱼缸 换水 | 鱼缸 水族箱 过滤器
  garden_care q15 5000 庭院养护 | 修剪草坪 打药 剪枝 | 草坪 绿篱 果树
# everyday 便民帮手 | 便民
  photo_printing b8 1000 照相文印 | 拍证件照 复印 打印 照相 | 证件照 复印件 照片 身份证 材料
  photography q15 5000 摄影 | 拍照 跟拍 全家福 摄像
  form_filling b10 1000 代写代办 | 填表 写信 代办 网上办事 交水电费 | 社保 医保 公积金 身份证
  legal_advice q15 2000 法律咨询 | 律师 打官司 写诉状 | 合同 遗嘱 劳动纠纷 | 律师执业证:12
  tax_advice q15 2000 税务咨询 | 个税 退税 记账
  mediation b15 0 邻里调解 | 调解 劝和 纠纷
  event_host q15 5000 主持司仪 | 主持人 司仪 婚礼主持
  event_photos q15 5000 活动跟拍 | 拍视频 剪视频 航拍
  photo_restoration q15 3000 老照片修复 | 修老照片 翻新照片
  seal_carving q15 3000 刻章篆刻 | 刻印章 篆刻
  signs_making q10 2000 写对联做招牌 | 写春联 横幅 招牌
  computer_help b10 1000 网络调试 | 装宽带 连网 装路由器 wifi不好 信号差 网络不好 装wifi | 路由器 机顶盒 摄像头 wifi 网线
  smart_home b15 3000 智能家居调试 | 调智能门锁 连音箱 | 智能音箱 智能门锁 摄像头
  luggage_storage q10 1000 行李寄存 | 存行李 存包
  key_holding q10 1000 代收代管 | 代收快递 代管钥匙
  translation q15 3000 翻译 | 口译 笔译
  drive_help q15 3000 代驾代挪车 | 代驾 挪车 开车
  emergency_start q15 3000 汽车搭电换胎 | 搭电 换备胎 汽车没电 打不着火 电瓶没电 | 电瓶 轮胎 车子
`,
);
