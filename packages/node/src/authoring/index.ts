export { Author } from "./author.ts";
export { SealedSlots } from "./sealedSlots.ts";
export { type Sealing, startSealing } from "./sealing.ts";
