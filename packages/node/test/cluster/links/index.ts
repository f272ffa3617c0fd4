export { type LinkConditions, PERFECT } from "./conditions.ts";
export { Link } from "./link.ts";
export { transitMs } from "./transit.ts";
