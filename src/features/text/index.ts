export { digits, typedDigits } from './digits.ts';
export { invisible, refuseInvisible } from './invisible.ts';
export { fold, normalise, patternOf } from './normalise.ts';
export { readings } from './readings.ts';
export { hasNativeSegmenter, segment } from './segment.ts';
export { sayDay, sayWhen } from './when.ts';
