// What the host offers, of the functions that hosts of this family have. A span (span.ts) says where bytes stand.

/** The value under a key, as a SCALE option of bytes. */
export declare function ext_storage_get_version_1(key: u64): u64;
/** Where the 16 bytes of a BLAKE2b hash stand. */
export declare function ext_hashing_blake2_128_version_1(data: u64): usize;
/** Where the 32 bytes of a BLAKE2b hash stand. */
export declare function ext_hashing_blake2_256_version_1(data: u64): usize;
