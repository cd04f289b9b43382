import { GroundError } from './ground.errors.ts';

/*
 * A map says nowhere how much it holds. What was lost shows in what is left: nodes that no way uses, ways that lack
 * their nodes. Of whole extracts far below one node in a hundred belongs to no way, and few ways cross the border.
 */
interface Loss {
  readonly share: number;
  readonly least: number;
}

/** In a large file a small share is telling; in a small one a few nodes are. */
const NODES_OF_NO_WAY: readonly Loss[] = [
  { share: 0.01, least: 50 },
  { share: 0.02, least: 5 },
  { share: 0.25, least: 3 },
];
const MISSING_NODES: readonly Loss[] = [
  { share: 0.1, least: 1000 },
  { share: 0.15, least: 10 },
  { share: 1 / 3, least: 2 },
];

const isLoss = (losses: readonly Loss[], count: number, of: number): boolean =>
  losses.some(({ share, least }) => count >= least && count > share * of);

const number = (value: number): string => value.toLocaleString('en');

export interface Contents {
  readonly untaggedNodes: number;
  /** Untagged nodes that belong to no way. */
  readonly nodesOfNoWay: number;
  /** Nodes that walked ways use, and those of them that the file lacks. */
  readonly usedNodes: number;
  readonly missingNodes: number;
}

/** Throws `GroundError` where a part of the map is gone. */
export function checkComplete({ untaggedNodes, nodesOfNoWay, usedNodes, missingNodes }: Contents): void {
  if (isLoss(NODES_OF_NO_WAY, nodesOfNoWay, untaggedNodes)) {
    throw new GroundError(
      `The OpenStreetMap file lacks ways: ${number(nodesOfNoWay)} of its ${number(untaggedNodes)} nodes without a tag ` +
        'belong to none; it was cut or filtered.',
    );
  }
  if (isLoss(MISSING_NODES, missingNodes, usedNodes)) {
    throw new GroundError(
      `The OpenStreetMap file lacks nodes: ${number(missingNodes)} of the ${number(usedNodes)} that its ways use are ` +
        'not there; it was cut or filtered.',
    );
  }
}
