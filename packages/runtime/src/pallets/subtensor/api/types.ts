/**
 * Types that several runtime APIs share: numbers in the compact form that clients read.
 *
 * @packageDocumentation
 */

import { compact, u8, u16, u32, u64, u128, vec } from "@opentao/codec";
import { AlphaBalance, TaoBalance } from "../../../primitives/amounts.ts";
import { NetUid } from "../../../primitives/subnets.ts";

export const CompactNetUid = compact(NetUid);
export const CompactU16 = compact(u16);
export const CompactU32 = compact(u32);
export const CompactU64 = compact(u64);
export const CompactU128 = compact(u128);
export const CompactTao = compact(TaoBalance);
export const CompactAlpha = compact(AlphaBalance);
/** Text as compact bytes. */
export const CompactBytes = vec(compact(u8));
