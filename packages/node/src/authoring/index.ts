export { Author } from "./author.ts";
export { type Sealing, startSealing } from "./sealing.ts";
