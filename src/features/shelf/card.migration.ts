import type mongoose from 'mongoose';

/** No text of a search holds a space, so that a card with one is seen to be out of date. */
const outOfDate = ' ';
const atOnce = new Date(0);

/** Every card on the shelf is due at once and its words are taken anew; one that was made anew is not due any more. */
const run = async (connection: mongoose.Connection): Promise<void> => {
  await connection
    .collection('cards')
    .updateMany({ shown: true }, { $set: { searchText: outOfDate, refreshAt: atOnce }, $inc: { rev: 1 } });
};

/** What search looks in is written in simplified characters; until a card is made anew it is found by its title as before. */
export const cardsAreReadAgain = { number: 4, name: 'the words of cards are read again', run };

/** Search hears every reading of a character and the names of providers. */
export const cardsKnowProviders = { number: 14, name: 'cards hold how their providers sound', run };
