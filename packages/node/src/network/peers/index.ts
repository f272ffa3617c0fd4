export { Dialer } from "./dialer.ts";
export { KnownSet } from "./knownSet.ts";
export { PeersFile } from "./peersFile.ts";
export { type Misdeed, Reputation } from "./reputation.ts";
export { type Role, roleByte, roleOf } from "./roles.ts";
export { type Peer, type SlotLimits, Slots } from "./slots.ts";
