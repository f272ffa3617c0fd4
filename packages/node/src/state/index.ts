export { ByteCache } from "./byteCache.ts";
export { nodeCache, ValueCache } from "./caches.ts";
export { StateExternalities } from "./externalities.ts";
export { type CallBudget, DEFAULT_BUDGET, MeteredExternalities } from "./metered.ts";
export { readerOf, type StateReader } from "./reader.ts";
export { Remembered } from "./remembered.ts";
export { SignatureVerifier, type Signed } from "./signatures.ts";
export { bytesOf, latin1 } from "./text.ts";
export { TrieState } from "./trieState.ts";
