// Functions of the host, of those that hosts of Substrate-based runtimes have. A span (span.ts) says where bytes stand.

/** The value under a key, as a SCALE option of bytes. */
export declare function ext_storage_get_version_1(key: u64): u64;
/** Returns the address of the 16 bytes of a BLAKE2b hash. */
export declare function ext_hashing_blake2_128_version_1(data: u64): usize;
/** Returns the address of the 32 bytes of a BLAKE2b hash. */
export declare function ext_hashing_blake2_256_version_1(data: u64): usize;
