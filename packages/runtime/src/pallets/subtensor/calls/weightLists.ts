/**
 * Lists that calls about weights take. What is longer cannot be meant: it is refused while the bytes are read. All
 * lists of an extrinsic together are bounded as well (`MAX_CALL_VALUES`).
 *
 * @packageDocumentation
 */

import { type Codec, u16, vec } from "@opentao/codec";
import { GLOBAL_MAX_SUBNET_COUNT } from "../../../primitives/subnets.ts";

/**
 * Most weights of one row: as many as the protocol declares the cost of, sixteen times the neurons that a subnet may
 * have.
 */
const MAX_WEIGHTS = 4096;

/** Weights, UIDs or salts of one row. */
export const Row = vec(u16, { max: MAX_WEIGHTS });

/** Weights of one row in another form. */
export const rowOf = <T>(item: Codec<T>): Codec<T[]> => vec(item, { max: MAX_WEIGHTS });

/** List of which a batch has an item for each subnet, or for each commit on one. */
export const listOf = <T>(item: Codec<T>): Codec<T[]> => vec(item, { max: GLOBAL_MAX_SUBNET_COUNT });
