/**
 * Authorship and finality of blocks, without clock, socket, disk or key files.
 *
 * `aura/` is pure functions over headers. `grandpa/` is a state machine, {@link Grandpa}: it is told of messages,
 * blocks and time, and returns what it wants done ({@link GrandpaEffect}); the codecs of its messages and the
 * verification of its proofs stand on their own.
 *
 * @example
 * ```ts
 * import { slotAt, slotAuthor } from "@opentao/consensus";
 *
 * const authorities = [new Uint8Array(32).fill(1), new Uint8Array(32).fill(2)];
 * const slot = slotAt(36_000n, 12_000n);
 * console.log(slot, slotAuthor(slot, authorities)[0]); // 3n 2
 * ```
 *
 * @packageDocumentation
 */

export * from "./aura/index.ts";
export * from "./grandpa/index.ts";
