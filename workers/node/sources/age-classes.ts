/** Five-year ages as the UN tables name them; the last is open. */
export const FIVE_YEAR_AGES = [...Array.from({ length: 20 }, (_, i) => `${5 * i}-${5 * i + 4}`), '100+'];
/** Ages of the life tables. */
export const ABRIDGED_AGES = ['0', '1-4', ...FIVE_YEAR_AGES.slice(1)];
/** Ages of mothers. */
export const MOTHER_AGES = FIVE_YEAR_AGES.slice(2, 11);
/** The UN tables count in thousands; here people are persons. */
export const THOUSAND = 1000;
