import type { ServiceWay } from '../../src/features/orders/index.ts';
import { type CastArtisan, type CastMember, community, micro } from './cast.ts';

/** Nobody may put forward more than so many in a day: these were found by two. */
export const secondFinder: CastMember = {
  name: '卢敏',
  phone: '13900000016',
  about: '社区工作者，听邻居说谁手艺好',
  roles: [{ role: 'staff', grid: community }],
  login: 'lumin',
};

type Price = ['free' | 'lowfee' | 'market' | 'quote', fen: number];
type Offer = [category: string, title: string, description: string, ServiceWay, minutes: number, ...Price];
type Hours = CastArtisan['hours'];

const workday: Hours = [[9 * 60, 18 * 60]];
const early: Hours = [[7 * 60, 12 * 60]];
const late: Hours = [
  [14 * 60, 17 * 60],
  [18 * 60, 21 * 60],
];
const paperOf: Readonly<Record<string, string>> = {
  electric_work: '低压电工证',
  heater_repair: '燃气具维修证',
  locksmith: '开锁备案证明',
};
const visits = { at_home: 'trade-visit', at_shop: 'trade-counter', at_artisan: 'trade-table' } as const;

/** One neighbour who offers something: who, where and when, and a picture of the trade. */
function neighbour(
  [name, last, home, trade]: [name: string, last: number, home: number, trade: string],
  hours: Hours,
  [note, introduction]: [note: string, introduction: string],
  offers: Offer[],
): CastArtisan {
  const [first] = offers;
  const papers = offers.flatMap(([category]) => paperOf[category] ?? []);
  return {
    member: { name, phone: `1390000${last.toString().padStart(4, '0')}`, about: note, home: micro(home) },
    finder: secondFinder,
    ...(papers.length > 0 ? { papers } : {}),
    grid: micro(home),
    skills: [...new Set(offers.map(([category]) => category))],
    ...{ note, introduction },
    portrait: `portrait-${last}`,
    ...{ days: [0, 1, 2, 3, 4, 5, 6], hours },
    offers: offers.map((offer) => {
      const [category, title, description, way, durationMinutes, priceKind, priceFen] = offer;
      const address = way === 'at_home' ? {} : { address: `柳岸${home}号 1 栋底楼` };
      const shared = { policy: 'flexible', bufferAfterMinutes: 15, limitMinutes: 15 } as const;
      return {
        key: title,
        stays: 'live',
        pictures: [offer === first ? trade : visits[way]],
        offer: {
          category,
          title,
          description,
          way,
          durationMinutes,
          priceKind,
          priceFen,
          ...shared,
          ...address,
        },
      };
    }),
  };
}

const list: CastArtisan[] = [
  neighbour(
    ['唐丽', 41, 1, 'trade-bucket'],
    workday,
    ['做保洁十二年', '自带工具，厨房油污最拿手。'],
    [
      ['cleaning', '日常保洁三小时', '扫拖擦一遍，自带抹布和拖把。', 'at_home', 180, 'market', 10500],
      ['window_cleaning', '擦玻璃', '阳台窗户里外都擦，按次算。', 'at_home', 120, 'market', 8000],
      ['hood_cleaning', '清洗油烟机', '拆下来泡洗，装好再走。', 'at_home', 90, 'market', 12000],
      ['mite_removal', '床垫除螨', '吸、烫、晒三遍。', 'at_home', 60, 'market', 6000],
    ],
  ),
  neighbour(
    ['马建国', 42, 2, 'trade-wrench'],
    workday,
    ['持证电工，住二号院', '跳闸、换灯、装插座，随叫随到。'],
    [
      ['electric_work', '换灯修插座', '先看再报价，材料另算。', 'at_home', 60, 'quote', 1500],
      ['hole_drilling', '墙上打孔', '挂画、挂柜，带防尘罩。', 'at_home', 30, 'market', 2000],
      ['appliance_install', '装电视装灯具', '挂架自备，水平尺校准。', 'at_home', 60, 'market', 6000],
    ],
  ),
  neighbour(
    ['彭大勇', 43, 3, 'trade-wrench'],
    late,
    ['水暖工，下班后接活', '水龙头、马桶、下水道都修。'],
    [
      ['plumbing', '修水龙头马桶', '小毛病半小时修好。', 'at_home', 45, 'market', 4000],
      ['drain_cleaning', '疏通下水道', '机器疏通，通不了不收钱。', 'at_home', 60, 'market', 6000],
      ['heater_repair', '热水器检修', '上门看了再报价。', 'at_home', 60, 'quote', 2000],
    ],
  ),
  neighbour(
    ['邓秀英', 44, 3, 'trade-shirt'],
    workday,
    ['裁缝店老板，做了三十年', '改裤脚、收腰身、做旗袍。'],
    [
      ['tailoring', '改裤脚收腰', '量好尺寸，三天来取。', 'at_shop', 30, 'market', 2500],
      ['quilt_making', '缝被子', '新棉花弹好，一床一做。', 'at_artisan', 90, 'market', 8000],
      ['sewing_lessons', '教你踩缝纫机', '从穿线开始教，自带布头。', 'at_artisan', 60, 'lowfee', 1500],
    ],
  ),
  neighbour(
    ['曾小梅', 45, 4, 'trade-shirt'],
    workday,
    ['洗衣店值班，手脚麻利', '干洗水洗都做，羽绒服不跑绒。'],
    [
      ['laundry', '羽绒服清洗', '手工去渍，低温烘干。', 'at_shop', 30, 'market', 3500],
      ['ironing', '熨衬衫西裤', '一次最多五件，立等可取。', 'at_shop', 30, 'lowfee', 1000],
      ['shoe_cleaning', '刷洗小白鞋', '去黄去味，晾干来取。', 'at_shop', 15, 'market', 1800],
    ],
  ),
  neighbour(
    ['苏明辉', 46, 4, 'trade-wheel'],
    early,
    ['修车摊摆了十几年', '自行车、电瓶车、轮椅都修。'],
    [
      ['bike_repair', '补胎修刹车', '自行车电瓶车都行，换件另算。', 'at_artisan', 30, 'market', 1500],
      ['wheelchair_repair', '轮椅检修', '给老人修轮椅不收手工费。', 'at_artisan', 30, 'free', 0],
      ['umbrella_repair', '修伞', '换伞骨、缝伞面。', 'at_artisan', 15, 'lowfee', 300],
    ],
  ),
  neighbour(
    ['许国栋', 47, 5, 'trade-key'],
    workday,
    ['开锁备案师傅', '换锁芯、修门窗，有备案有发票。'],
    [
      ['locksmith', '换锁芯', '锁芯自备或代买，换完给六把钥匙。', 'at_home', 45, 'market', 8000],
      ['window_repair', '门窗修理', '推拉门、合页、把手。', 'at_home', 60, 'quote', 1500],
      ['screen_repair', '换纱窗', '金刚网也能换，按扇算。', 'at_home', 60, 'market', 4500],
    ],
  ),
  neighbour(
    ['韩雪', 48, 5, 'trade-cup'],
    workday,
    ['退休护士，热心肠', '陪诊、陪聊、陪走路。'],
    [
      ['companion', '陪老人聊天', '一个小时，喝茶说话、读报纸。', 'at_home', 60, 'free', 0],
      ['hospital_escort', '陪诊半天', '挂号、取药、记医嘱。', 'at_home', 240, 'market', 12000],
      ['walking_help', '陪着走一走', '推轮椅去河边绿道。', 'at_home', 60, 'lowfee', 1500],
    ],
  ),
  neighbour(
    ['程志远', 49, 6, 'trade-screen'],
    late,
    ['在软件园上班，晚上教手机', '视频通话、挂号、防诈骗，一样一样教。'],
    [
      ['phone_lessons', '教老人用手机', '一对一，学会为止。', 'at_home', 60, 'free', 0],
      ['computer_repair', '电脑清灰重装', '慢、烫、响都能治。', 'at_home', 90, 'market', 8000],
      ['computer_lessons', '学做表格', '带自己的电脑来。', 'at_artisan', 60, 'lowfee', 1500],
    ],
  ),
  neighbour(
    ['方雅琴', 50, 6, 'trade-book'],
    workday,
    ['退休语文老师', '毛笔字和读书，教了一辈子。'],
    [
      ['painting', '学写毛笔字', '笔墨纸都有，一次一个半小时。', 'at_artisan', 90, 'lowfee', 2500],
      ['reading_lessons', '给孩子讲绘本', '四到七岁，最多五个孩子。', 'at_artisan', 45, 'free', 0],
      ['calligraphy_pen', '硬笔书法', '从握笔坐姿教起。', 'at_artisan', 60, 'market', 4000],
    ],
  ),
  neighbour(
    ['梁音', 51, 7, 'trade-book'],
    late,
    ['音乐学院毕业，教二胡', '零基础也能学会一首曲子。'],
    [
      ['instruments', '二胡入门', '琴可以借，先学《茉莉花》。', 'at_artisan', 60, 'market', 8000],
      ['singing', '唱歌练声', '合唱团排练前来开开嗓。', 'at_artisan', 45, 'lowfee', 2000],
      ['instrument_repair', '二胡调音换弦', '弦自带，手工不收钱。', 'at_artisan', 30, 'free', 0],
    ],
  ),
  neighbour(
    ['田野', 52, 7, 'trade-ball'],
    early,
    ['社区健身队队长', '早上带大家打拳，周末陪打球。'],
    [
      ['tai_chi', '二十四式太极拳', '一招一式慢慢来。', 'at_artisan', 60, 'free', 0],
      ['table_tennis', '乒乓球陪练', '球台在架空层，带上拍子。', 'at_artisan', 60, 'market', 5000],
      ['running', '跑步带练', '沿河绿道五公里。', 'at_artisan', 60, 'lowfee', 1000],
    ],
  ),
  neighbour(
    ['叶青', 53, 8, 'trade-plant'],
    workday,
    ['园艺师，爱管闲花', '叶子黄了、根烂了，先拍照再上门。'],
    [
      ['plant_doctor', '给花看病', '带花来看，换盆换土。', 'at_artisan', 30, 'lowfee', 1000],
      ['gardening_lessons', '阳台种菜课', '葱姜蒜、小番茄怎么种。', 'at_artisan', 60, 'lowfee', 1500],
      ['garden_care', '修剪院子', '绿篱、草坪、果树都剪。', 'at_home', 120, 'market', 12000],
    ],
  ),
  neighbour(
    ['丁一诺', 54, 8, 'trade-plant'],
    late,
    ['学兽医的，养了三只猫', '喂猫遛狗，给狗洗澡。'],
    [
      ['pet_minding', '上门喂猫', '添粮换水铲屎，拍视频给您。', 'at_home', 30, 'market', 3000],
      ['pet_grooming', '给狗洗澡', '小型犬，吹干再走。', 'at_home', 60, 'market', 6000],
    ],
  ),
  neighbour(
    ['魏长青', 55, 9, 'trade-paper'],
    workday,
    ['照相馆开了二十年', '证件照立等可取，老照片也能修。'],
    [
      ['photo_printing', '证件照', '一版八张，底色任选。', 'at_shop', 15, 'market', 2000],
      ['photography', '全家福', '来店里拍，精修三张。', 'at_shop', 60, 'market', 16800],
      ['photography_lessons', '手机摄影课', '构图、光线、修图。', 'at_shop', 60, 'lowfee', 2000],
    ],
  ),
  neighbour(
    ['姚慧', 56, 9, 'trade-paper'],
    workday,
    ['退休会计，帮大家办事', '填表、代办、算账，不收钱。'],
    [
      ['form_filling', '帮填表代办', '社保、医保、水电费。', 'at_artisan', 30, 'free', 0],
      ['shopping_help', '代买代取', '买菜取快递，送到家门口。', 'at_home', 30, 'lowfee', 500],
    ],
  ),
  neighbour(
    ['任红', 57, 2, 'trade-cup'],
    workday,
    ['做得一手好川菜', '上门做饭，也教大家做。'],
    [
      ['home_cooking', '上门做一顿家常菜', '四菜一汤，菜钱另算。', 'at_home', 120, 'market', 9000],
      ['cooking_lessons', '学做回锅肉', '从切肉开始，做完一起吃。', 'at_artisan', 90, 'lowfee', 3000],
    ],
  ),
  neighbour(
    ['石磊', 58, 10, 'trade-wrench'],
    workday,
    ['木工世家', '桌椅床柜，修好还能用十年。'],
    [
      ['furniture_repair', '修桌椅床柜', '松动、掉漆、抽屉卡住。', 'at_home', 60, 'quote', 1500],
      ['furniture_assembly', '组装家具', '网上买的柜子帮您装好。', 'at_home', 90, 'market', 8000],
      ['toy_repair', '修玩具', '孩子的玩具坏了先别扔。', 'at_artisan', 30, 'free', 0],
    ],
  ),
  neighbour(
    ['白静', 59, 10, 'trade-cup'],
    late,
    ['茶艺师，周末开小课', '盖碗茶怎么泡，花怎么插。'],
    [
      ['tea_lessons', '盖碗茶小课', '三种花茶，喝完带一包走。', 'at_artisan', 60, 'market', 4800],
      ['flower_arranging', '插一瓶花', '花材都备好，插完带回家。', 'at_artisan', 60, 'market', 6800],
    ],
  ),
  neighbour(
    ['崔师傅', 60, 1, 'trade-key'],
    early,
    ['门口修鞋修包三十年', '修鞋、修包、换表带。'],
    [
      ['shoe_repair', '修鞋换跟', '换鞋跟、补鞋底、缝线。', 'at_artisan', 20, 'lowfee', 800],
      ['bag_repair', '修箱包', '换轮子、换拉链、缝带子。', 'at_artisan', 30, 'market', 2500],
      ['clock_repair', '换表带电池', '手表挂钟都行。', 'at_artisan', 15, 'market', 1500],
    ],
  ),
];

/** Those who make a neighbourhood of it, beside the first five, by the last digits of their phones. */
export const neighbours: Readonly<Record<string, CastArtisan>> = Object.fromEntries(
  list.map((cast) => [`n${Number(cast.member.phone.slice(-4))}`, cast]),
);

/** People put forward who still wait: one to be checked, one to be approved. */
export const candidates = [
  { name: '钱建军', phone: '13900000031', skills: ['shoe_repair'], note: '修鞋三十年', checked: false },
  {
    name: '冯玉梅',
    phone: '13900000032',
    skills: ['plant_doctor'],
    note: '院子里的花都找她看',
    checked: true,
  },
];
