/** Returns a count with its unit, in the plural where it is not one: `1 place`, `2 places`. */
export const counted = (count, unit) => `${count} ${unit}${count === 1 ? "" : "s"}`;
