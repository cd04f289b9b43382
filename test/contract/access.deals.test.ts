import { holdAccess, isOfDeals } from './access.ts';

describe('Who may what in deals', () => holdAccess(isOfDeals));
