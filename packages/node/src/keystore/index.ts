export { Keystore, type KeystoreOptions } from "./keystore.ts";
export type { KeyService, KeyType, SessionKeys } from "./service.ts";
