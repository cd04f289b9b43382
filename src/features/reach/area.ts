import type { OsmRelation, OsmSource, OsmTags } from './osm.ts';
import { isWalkedArea, type WayRule } from './way.rules.ts';

/** Outer outlines of squares that are mapped as multipolygons: member way → the square's rule. */
export type Areas = ReadonlyMap<number, WayRule>;

const isMultipolygon = (tags: OsmTags): boolean => tags['type'] === 'multipolygon';

/** Of a way and an area, or of two areas that share an outline, whichever lets more through counts. */
export function bothRules(own: WayRule, area: WayRule | undefined): WayRule {
  if (area === undefined || area.walk === 'none') return own;
  if (own.walk === 'none') return area;
  return { ...own, walk: 'both', isPrivate: own.isPrivate && area.isPrivate };
}

/** Inner rings, buildings and basins, are no ways; a member that says nothing of its role lies outside. */
const isOuter = (role: string): boolean => role === 'outer' || role === '';

export async function readAreas(osm: OsmSource, take: (tags: OsmTags) => WayRule): Promise<Areas> {
  const areas = new Map<number, WayRule>();
  const note = (relation: OsmRelation) => {
    if (!isMultipolygon(relation.tags) || !isWalkedArea(relation.tags)) return;
    const rule: WayRule = { ...take({ ...relation.tags, area: 'yes' }), isZeroLength: false };
    if (rule.walk === 'none') return;
    for (const { type, ref, role } of relation.members) {
      if (type === 'way' && isOuter(role)) areas.set(ref, bothRules(rule, areas.get(ref)));
    }
  };
  for await (const relations of osm.relations()) relations.forEach(note);
  return areas;
}
