export { Author } from "./author.ts";
export type { AmongOthers } from "./options.ts";
export { SealedSlots } from "./sealedSlots.ts";
export { type Sealing, startSealing } from "./sealing.ts";
