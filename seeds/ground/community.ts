/** A micro-grid of the demo before it has a code and a name. */
export interface MicroPlace {
  readonly bank: 'south' | 'north';
  readonly half: 'west' | 'east';
  readonly isCompound: boolean;
  readonly centre: readonly [lon: number, lat: number];
  readonly outline: readonly (readonly [lon: number, lat: number])[];
}

interface Feature {
  readonly type: 'Feature';
  readonly geometry: { type: 'Polygon'; coordinates: unknown } | null;
  readonly properties: Readonly<Record<string, unknown>>;
}

const COMMUNITY = '510115001099';
const GENERALS = [
  { bank: 'south', half: 'west', name: '南岸西网格' },
  { bank: 'south', half: 'east', name: '南岸东网格' },
  { bank: 'north', half: 'west', name: '北岸西网格' },
  { bank: 'north', half: 'east', name: '北岸东网格' },
] as const;

const SURNAMES = '周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华';
const GIVEN_NAMES = ['秀英', '建国', '玉兰', '志强', '桂芳', '永康', '素珍', '文斌'];

const above = (code: string, level: string, name: string, parent: string | null): Feature => ({
  type: 'Feature',
  geometry: null,
  properties: { code, level, name, parent },
});

const two = (number: number): string => String(number).padStart(2, '0');

function microFeature(place: MicroPlace, general: string, number: number, order: number): Feature {
  const households = 42 + ((order * 17) % 49);
  return {
    type: 'Feature',
    geometry: { type: 'Polygon', coordinates: [place.outline] },
    properties: {
      code: `${general}${two(number)}`,
      level: 'micro',
      name: `${place.isCompound ? '锦绣花园' : '柳岸'}${order + 1}号微网格`,
      parent: general,
      centre: place.centre,
      households,
      population: Math.round(households * 2.6),
      leader: {
        name: `${SURNAMES[order % SURNAMES.length]}${GIVEN_NAMES[order % GIVEN_NAMES.length]}`,
        // Numbers of this form are given to nobody.
        phone: `1390000${String(1000 + order)}`,
      },
    },
  };
}

/** The tree above the micro-grids, and these with codes, names and leaders. */
export function communityGrids(places: readonly MicroPlace[]): Feature[] {
  const features = [
    above('510115', 'district', '温江区', null),
    above('510115001', 'street', '柳城街道', '510115'),
    above(COMMUNITY, 'community', '柳岸社区', '510115001'),
  ];
  let order = 0;
  GENERALS.forEach(({ bank, half, name }, g) => {
    const code = `${COMMUNITY}${two(g + 1)}`;
    features.push(above(code, 'general', name, COMMUNITY));
    const own = places.filter((place) => place.bank === bank && place.half === half);
    own.forEach((place, i) => {
      features.push(microFeature(place, code, i + 1, order++));
    });
  });
  return features;
}
