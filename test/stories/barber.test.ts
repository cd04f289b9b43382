import { demoGround } from '../../seeds/ground/index.ts';
import { community, micro } from '../support/given.ts';
import { playBarberStory } from './barber.story.ts';

describe('the story of a barber around the corner', () => {
  playBarberStory(() => ({
    ground: demoGround(),
    community,
    home: micro(3),
    place: micro(2),
    across: micro(14),
    elsewhere: micro(9),
  }));
});
