/**
 * Replays of blocks in a page: why a neuron earned what it earned, and what it would earn if something were different.
 * The runtime of the chain does all arithmetic; the node is asked for the state that it needs. Nothing here touches the
 * document, and all results can be posted from a worker.
 *
 * @packageDocumentation
 */

export { callApi } from "./callApi.ts";
export type { Course } from "./course.ts";
export { readLink, writeLink } from "./link.ts";
export { Hints, type Progress, type ReplayOptions } from "./options.ts";
export type { Rpc } from "./rpc.ts";
export { MAX_EPOCHS, type WhatIf, type WhatIfAnswer, whatIf } from "./whatIf.ts";
export { type CheckedPool, ReplayedBlock, type Why } from "./why.ts";
