import type { Component } from 'vue';
import type { t } from '../copy.ts';

/** An amount that a step asks for, in yuan. */
interface AmountField {
  label: string;
  hint: string;
  /** The least that makes sense. */
  fromFen: number;
}
/** Pictures that may come with a step: what they are of. */
type StepPictures = keyof typeof t.step.pictures;

/** Something that is chosen first: `Part` gets `props` and has the choice as its model. */
interface StepChoice {
  Part: Component;
  props: object;
  /** What is said where nothing is chosen. */
  wrong: string;
}

/** What somebody is asked to say in their own words. */
interface ReasonField {
  label: string;
  hint: string;
  /** What is said where nothing is written. */
  wrong: string;
}

/** What a person fills in before a step is taken. */
export interface StepFields {
  /** Six digits, or what says where they are found. */
  code?: true | string;
  /** What that number is called; missing: 签到码. */
  codeName?: string;
  amount?: AmountField;
  /** Where it is not simply why. */
  reason?: true | ReasonField;
  choice?: StepChoice;
  pictures?: StepPictures;
  /** What they are called, where that is not what pictures of the kind are called everywhere. */
  picturesLegend?: string;
}
export interface StepGiven {
  reason: string;
  code: string;
  amountFen: number;
  /** Their ids, in their order. */
  pictures: string[];
  choice: string;
  key: string;
}
export type Tone = 'primary' | 'plain' | 'danger';

/** How a step that an answer offers is asked for: what it needs first, how it looks, how it is sent. */
export interface StepAction<T> {
  asks: 'nothing' | 'sure' | StepFields;
  tone: Tone;
  send(given: StepGiven): Promise<T>;
}
