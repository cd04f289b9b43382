import type mongoose from 'mongoose';

/** No text of a search holds a space, so that a card with one is seen to be out of date. */
const outOfDate = ' ';
const atOnce = new Date(0);

/**
 * What search looks in is written in simplified characters now. Every card on the shelf is due at once and its words
 * are taken anew; until then it is found by its title as before. A card that was made anew is not due any more.
 */
export const cardsAreReadAgain = {
  number: 4,
  name: 'the words of cards are read again',
  async run(connection: mongoose.Connection) {
    const cards = connection.collection('cards');
    await cards.updateMany(
      { shown: true },
      { $set: { searchText: outOfDate, refreshAt: atOnce }, $inc: { rev: 1 } },
    );
  },
};
