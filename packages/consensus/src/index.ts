/**
 * Who makes blocks and which of them are final, without clock, socket, disk or key files.
 *
 * `aura/` is pure functions over headers. `grandpa/` is a state machine, {@link Grandpa}: it is told of messages,
 * blocks and time, and answers with what it wants done ({@link GrandpaEffect}); the codecs of its messages and the
 * verification of its proofs stand on their own.
 *
 * @packageDocumentation
 */

export * from "./aura/index.ts";
export * from "./grandpa/index.ts";
