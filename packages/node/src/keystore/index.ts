export { Keystore, type KeystoreOptions } from "./keystore.ts";
export type { KeyType } from "./service.ts";
