import type { NewServiceOffer } from '../../src/features/orders/index.ts';
import type { RoleGrant } from '../../src/kernel/actor.ts';

export const community = '510115001099';

/** The micro-grid 柳岸N号 or 锦绣花园N号 of the demo's ground: six to each of four general grids. */
export function micro(number: number): string {
  const general = Math.ceil(number / 6);
  const two = (value: number) => String(value).padStart(2, '0');
  return `${community}${two(general)}${two(number - (general - 1) * 6)}`;
}
const street = '510115001';

export interface CastMember {
  name: string;
  phone: string;
  about: string;
  home?: string;
  roles?: RoleGrant[];
  login?: string;
}

/** Numbers of this form are given to nobody. */
const phone = (last: number) => `1390000${String(last).padStart(4, '0')}`;

export const residents = {
  li: { name: '李芳', phone: phone(1), about: '住柳岸2号，常找人理发', home: micro(2) },
  wang: { name: '王桂珍', phone: phone(2), about: '住柳岸4号，75 岁', home: micro(4) },
  he: { name: '何勇', phone: phone(3), about: '住河对岸的锦绣花园14号', home: micro(14) },
} satisfies Record<string, CastMember>;

export const officials = {
  leader: {
    name: '郑玉兰',
    phone: phone(1002),
    about: '柳岸3号微网格长，推荐达人',
    home: micro(3),
    roles: [{ role: 'leader', grid: micro(3) }],
  },
  chen: {
    name: '陈静',
    phone: phone(11),
    about: '社区工作者，核实达人',
    roles: [{ role: 'staff', grid: community }],
    login: 'chenjing',
  },
  liu: {
    name: '刘洋',
    phone: phone(12),
    about: '社区工作者，批准达人和上架',
    roles: [{ role: 'staff', grid: community }],
    login: 'liuyang',
  },
  yang: {
    name: '杨帆',
    phone: phone(15),
    about: '社区工作者，走访发现达人',
    roles: [{ role: 'staff', grid: community }],
    login: 'yangfan',
  },
  zhao: {
    name: '赵敏',
    phone: phone(13),
    about: '街道督导，处理升级的争议',
    roles: [{ role: 'supervisor', grid: street }],
    login: 'zhaomin',
  },
  admin: {
    name: '高远',
    phone: phone(14),
    about: '管理员，设置人员和权限',
    roles: [{ role: 'admin', grid: '510115' }],
    login: 'gaoyuan',
  },
} satisfies Record<string, CastMember>;

/** Every staff member of the demo has it; a real deployment has none of these people. */
export const demoPassword = 'liuan-demo-2026';

export interface CastArtisan {
  member: CastMember;
  finder?: CastMember;
  /** Those whose originals staff has seen. */
  papers?: string[];
  grid: string;
  skills: string[];
  note: string;
  introduction: string;
  portrait: string;
  /** Weekly hours in minutes since midnight, the same on each of these days (0 = Sunday). */
  days: number[];
  hours: [from: number, to: number][];
  offers: {
    key: string;
    stays: 'live' | 'submitted' | 'draft';
    pictures: string[];
    offer: Omit<NewServiceOffer, 'kind'>;
  }[];
}

const everyDay = [0, 1, 2, 3, 4, 5, 6];
const daytime: [number, number][] = [
  [9 * 60, 12 * 60],
  [13 * 60, 20 * 60],
];
const artisanOf = (name: string, last: number, about: string, grid: string): CastMember => ({
  name,
  phone: phone(last),
  about,
  home: grid,
});

export const artisans: Record<string, CastArtisan> = {
  zhou: {
    member: artisanOf('周国强', 21, '理发师傅，柳岸1号开店', micro(1)),
    grid: micro(1),
    skills: ['haircut', 'hair_colouring'],
    note: '在小区门口理发二十年，手艺好',
    introduction: '剪了二十年头发，老人小孩都放心。',
    portrait: 'portrait-zhou',
    days: everyDay,
    hours: daytime,
    offers: [
      {
        key: 'haircut',
        stays: 'live',
        pictures: ['barber-chair', 'barber-tools'],
        offer: {
          category: 'haircut',
          title: '周师傅理发',
          description: '洗剪吹，四十分钟左右。店里有座位，等得住。',
          way: 'at_shop',
          address: '柳岸小区西门 3 号铺',
          durationMinutes: 45,
          bufferAfterMinutes: 15,
          priceKind: 'market',
          priceFen: 2500,
          policy: 'moderate',
          limitMinutes: 15,
        },
      },
      {
        key: 'home-haircut',
        stays: 'live',
        pictures: ['home-visit'],
        offer: {
          category: 'haircut',
          title: '上门给老人剪头',
          description: '行动不便的老人，带工具上门。',
          way: 'at_home',
          durationMinutes: 30,
          bufferAfterMinutes: 15,
          priceKind: 'lowfee',
          priceFen: 1000,
          policy: 'flexible',
          limitMinutes: 15,
        },
      },
      {
        key: 'colouring',
        stays: 'submitted',
        pictures: ['hair-dye'],
        offer: {
          category: 'hair_colouring',
          title: '植物染发',
          description: '盖白发，用植物染膏，约两小时。',
          way: 'at_shop',
          address: '柳岸小区西门 3 号铺',
          durationMinutes: 120,
          bufferAfterMinutes: 15,
          priceKind: 'market',
          priceFen: 9800,
          policy: 'strict',
          limitMinutes: 15,
        },
      },
    ],
  },
  wu: {
    member: artisanOf('吴勇', 22, '修家电，上门看了再报价', micro(8)),
    grid: micro(8),
    skills: ['appliance_repair'],
    note: '楼上楼下的冰箱洗衣机都是他修的',
    introduction: '冰箱、洗衣机、空调，先看再报价，修不好不收修理费。',
    portrait: 'portrait-wu',
    days: everyDay,
    hours: [[9 * 60, 18 * 60]],
    offers: [
      {
        key: 'appliances',
        stays: 'live',
        pictures: ['appliances'],
        offer: {
          category: 'appliance_repair',
          title: '上门修家电',
          description: '上门费先付，看过之后报价，同意了再修。',
          way: 'at_home',
          durationMinutes: 60,
          bufferAfterMinutes: 15,
          priceKind: 'quote',
          priceFen: 2000,
          policy: 'moderate',
          limitMinutes: 15,
        },
      },
    ],
  },
  he: {
    member: artisanOf('何秀兰', 23, '缝补改衣，在家做活', micro(5)),
    grid: micro(5),
    skills: ['mending', 'tailoring'],
    note: '社区缝纫班的老师',
    introduction: '换拉链、改裤脚、补衣服，立等可取。',
    portrait: 'portrait-he',
    days: [1, 2, 3, 4, 5, 6],
    hours: [[9 * 60, 17 * 60]],
    offers: [
      {
        key: 'mending',
        stays: 'live',
        pictures: ['sewing'],
        offer: {
          category: 'mending',
          title: '何嬢嬢缝补',
          description: '换拉链、钉扣子、补破洞，拿来就做。',
          way: 'at_artisan',
          address: '柳岸5号 2 栋 1 单元',
          durationMinutes: 30,
          priceKind: 'lowfee',
          priceFen: 800,
          policy: 'flexible',
          instant: true,
          limitMinutes: 15,
        },
      },
    ],
  },
  sun: {
    member: artisanOf('孙德华', 24, '磨刀，义务服务', micro(9)),
    grid: micro(9),
    skills: ['knife_grinding'],
    note: '每周末在院坝给大家磨刀',
    introduction: '菜刀剪刀都能磨，不收钱。',
    portrait: 'portrait-sun',
    days: everyDay,
    hours: [[8 * 60, 20 * 60]],
    offers: [
      {
        key: 'knives',
        stays: 'live',
        pictures: ['whetstone'],
        offer: {
          category: 'knife_grinding',
          title: '义务磨刀',
          description: '一次最多三把，带好刀套。',
          way: 'at_artisan',
          address: '柳岸9号院坝',
          durationMinutes: 15,
          priceKind: 'free',
          priceFen: 0,
          policy: 'flexible',
          instant: true,
          limitMinutes: 10,
        },
      },
    ],
  },
  jiang: {
    member: artisanOf('蒋明', 25, '河对岸的理发师傅', micro(13)),
    grid: micro(13),
    skills: ['haircut'],
    note: '北岸唯一的理发店',
    introduction: '北岸老店，快剪十五分钟。',
    portrait: 'portrait-jiang',
    days: everyDay,
    hours: daytime,
    offers: [
      {
        key: 'quick-cut',
        stays: 'live',
        pictures: ['barber-pole'],
        offer: {
          category: 'haircut',
          title: '北岸快剪',
          description: '只剪不洗，十五分钟。',
          way: 'at_shop',
          address: '北岸路 8 号',
          durationMinutes: 30,
          priceKind: 'market',
          priceFen: 1500,
          policy: 'flexible',
          limitMinutes: 15,
        },
      },
    ],
  },
};
