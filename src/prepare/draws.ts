/** Draw groups of preparedness; 90-99 are theirs. A number is never reused. */
export const PREPARE_DRAWS = {
  /** place, year: share of the year's movements that the largest event has. */
  eventShare: 90,
} as const;
