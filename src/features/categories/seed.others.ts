import { categoriesOfTable } from './seed.table.ts';

/** Tools and things to borrow. */
const loans = categoriesOfTable(
  ['loan'],
  `
# loan_tools 借工具 | 共享工具 工具借用
  loan_drill b10 1000 电钻 | 冲击钻 电锤 | 钻头
  loan_ladder b10 500 梯子 | 人字梯 伸缩梯
  loan_screwdrivers b10 300 螺丝刀套装 | 起子
  loan_wrenches b10 300 扳手钳子 | 扳手 老虎钳
  loan_hammer b10 300 锤子 | 榔头
  loan_saw b10 500 锯子 | 手锯 电锯
  loan_level b10 500 水平仪卷尺 | 卷尺 激光水平仪
  loan_glue_gun b10 300 热熔胶枪 | 胶枪 玻璃胶枪
  loan_pump b10 200 打气筒 | 充气泵
  loan_trolley b10 500 手推车 | 小推车 平板车 拖车
  loan_drain_snake b10 500 疏通器 | 马桶搋子 管道疏通机
  loan_pressure_washer b10 1000 高压水枪 | 洗车机
  loan_steam_cleaner q10 1500 蒸汽清洁机 | 布艺清洗机 除螨仪
  loan_garden_tools b10 500 园艺工具 | 铲子 修枝剪 锄头
  loan_sewing_machine q10 1000 缝纫机 | 锁边机
  loan_jump_leads b10 500 搭电线千斤顶 | 搭电线 千斤顶
# loan_care 借助老助残用品 | 辅具租借
  loan_wheelchair b10 500 轮椅 | 借轮椅
  loan_walker b10 300 助行架 | 拐杖借用
  loan_nursing_bed b15 3000 护理床 | 病床
  loan_oxygen b15 2000 制氧机 | 氧气机
  loan_blood_pressure b10 200 血压计借用 | 量血压的
  loan_crutches b10 300 腋拐 | 双拐
  loan_bath_chair b10 300 洗澡椅 | 坐便椅
# loan_leisure 借文体用品 | 文体租借
  loan_books q10 200 图书 | 借书
  loan_board_games q10 500 桌游棋牌 | 桌游 象棋
  loan_balls q10 300 球类 | 篮球 羽毛球拍 乒乓球拍
  loan_camping q15 3000 露营装备 | 帐篷 天幕 折叠椅
  loan_projector q15 2000 投影仪 | 幕布
  loan_speaker q15 2000 音响话筒 | 音箱 话筒
  loan_camera q15 5000 相机三脚架 | 相机 三脚架
  loan_instrument q15 3000 乐器借用 | 借琴
  loan_costumes q15 2000 演出服 | 舞蹈服 戏服
  loan_toys q10 500 玩具借用 | 玩具图书馆
# loan_home 借家居用品 | 家用借用
  loan_tables_chairs b15 1000 桌椅 | 折叠桌 办席桌子
  loan_tableware b15 1000 办席餐具 | 碗筷 大锅
  loan_umbrella b5 0 雨伞借用 | 爱心伞
  loan_stroller q10 1000 婴儿车借用 | 推车
  loan_crib q15 2000 婴儿床 | 儿童床
  loan_fan_heater b10 500 风扇取暖器 | 风扇 暖风机
  loan_suitcase q10 1000 行李箱 | 拉杆箱借用
`,
);

/** What is collected at the door. */
const pickups = categoriesOfTable(
  ['pickup'],
  `
# pickup_recycling 废品回收 | 收废品 闪电回收
  pickup_paper b15 0 废纸纸板 | 收纸板 收报纸 | 纸箱 报纸 旧书
  pickup_plastic b15 0 废塑料 | 收塑料瓶 | 饮料瓶 塑料盆
  pickup_metal b15 0 废金属 | 收废铁 收易拉罐 | 铁 铝 铜 不锈钢
  pickup_glass b15 0 废玻璃 | 收酒瓶 | 玻璃瓶
  pickup_clothes b15 0 旧衣回收 | 收旧衣服 | 衣服 鞋子 被子
  pickup_appliances b15 0 旧家电回收 | 收冰箱 收洗衣机 收空调 | 冰箱 洗衣机 空调 电视机
  pickup_electronics b15 0 旧手机电脑回收 | 收手机 收电脑 | 手机 电脑 平板
  pickup_furniture b15 0 旧家具回收 | 收沙发 收床
  pickup_batteries b15 0 废电池灯管 | 有害垃圾 | 电池 灯管 过期药
  pickup_oil b15 0 废食用油 | 收地沟油 旧油
# pickup_waste 清运 | 垃圾清运
  pickup_bulky b15 5000 大件垃圾清运 | 扔沙发 扔床垫 | 沙发 床垫 柜子
  pickup_rubble b15 8000 装修垃圾清运 | 建渣
  pickup_garden b15 2000 园林垃圾清运 | 树枝 落叶
# pickup_errands 上门收送 | 取送
  pickup_parcels b10 500 快递代收送 | 送快递 寄快递
  pickup_laundry b8 500 洗衣取送 | 上门取衣
  pickup_donation q15 0 捐赠收取 | 捐衣服 捐书
`,
);

/** Where people come together. */
const activities = categoriesOfTable(
  ['activity'],
  `
# activity_health 健康活动 | 健康讲堂
  activity_clinic q15 0 义诊活动 | 社区义诊 | | 医师或护士执业证:60
  activity_health_talk q15 0 健康大讲堂 | 健康讲座
  activity_first_aid q15 0 急救培训 | 急救课
  activity_meditation q15 1000 冥想放松 | 冥想 正念
  activity_group_exercise q15 1000 集体健身 | 健身操 八段锦活动
  activity_walking q15 0 健步走 | 徒步 散步团
# activity_school 学堂课程 | 夜校 老年大学
  activity_elder_fashion q15 1000 时装走秀 | 时装队 模特队
  activity_elder_choir q15 1000 合唱团 | 声乐班
  activity_calligraphy q15 1000 书画班 | 书法班 国画班
  activity_phone_class q15 0 手机课堂 | 智能手机班
  activity_evening_school q15 2000 青年夜校 | 夜校课
  activity_language_corner q15 500 英语角 | 外语角
  activity_dance_class q15 1000 舞蹈班 | 广场舞队
  activity_instrument_class q15 2000 乐器班 | 二胡班 葫芦丝班
  activity_reading_club q15 0 读书会 | 读书沙龙
# activity_family 亲子少儿 | 带孩子玩
  activity_story_time q10 0 绘本故事会 | 故事会
  activity_kids_craft q10 1000 少儿手工 | 亲子手工
  activity_kids_sport q15 1000 少儿体育 | 亲子运动会
  activity_homework_room q10 500 四点半课堂 | 作业辅导班
  activity_science q15 1000 科普实验 | 科学课
  activity_summer_camp q15 5000 假期托管营 | 夏令营
# activity_culture 文化节庆 | 过节
  activity_lantern q15 0 元宵灯会 | 猜灯谜
  activity_spring_couplets q15 0 写春联 | 送春联
  activity_dragon_boat q15 500 端午包粽 | 包粽子
  activity_mid_autumn q15 500 中秋游园 | 做月饼
  activity_opera q15 500 川剧坝坝戏 | 看戏 变脸
  activity_film q15 0 坝坝电影 | 看电影
  activity_market q15 0 邻里集市 | 跳蚤市场 赶场
  activity_banquet q15 3000 邻里百家宴 | 坝坝宴
  activity_paper_cutting q15 500 剪纸班 | 非遗体验
  activity_tea_party q15 1000 茶话会 | 喝茶聊天
# activity_volunteer 志愿公益 | 志愿者
  activity_cleanup q10 0 环境清洁日 | 捡垃圾 大扫除活动
  activity_visit q10 0 探访慰问 | 看望老人
  activity_patrol q10 0 邻里巡逻 | 平安巡逻
  activity_planting q10 0 共建花园 | 种花 植树
  activity_council q10 0 居民议事会 | 开会 坝坝会
# activity_sport 比赛联谊 | 比赛
  activity_chess_match q15 500 棋牌赛 | 象棋赛
  activity_ball_match q15 1000 球类赛 | 乒乓球赛 羽毛球赛
  activity_cooking_match q15 1000 厨艺赛 | 做菜比赛
  activity_matchmaking q15 1000 青年联谊 | 相亲
`,
);

/** Rooms of the community that can be had for some hours. */
const rooms = categoriesOfTable(
  ['room'],
  `
# rooms 场地 | 借场地 共享空间
  room_meeting q15 3000 会议室 | 开会的地方
  room_dance q15 3000 舞蹈室 | 排练厅
  room_reading q15 1000 阅览室 | 自习室
  room_kitchen q15 3000 共享厨房 | 办席厨房
  room_craft q15 2000 手工坊 | 工作坊
  room_hall q15 10000 多功能厅 | 礼堂
  room_courtyard q15 5000 院坝 | 坝子
  room_fitness q15 2000 健身房 | 乒乓球室
  room_music q15 3000 琴房 | 录音室
  room_tea q15 2000 茶室 | 棋牌室
`,
);

export const others = [...loans, ...pickups, ...activities, ...rooms];
