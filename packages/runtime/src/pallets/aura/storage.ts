import { boundedVec, fixedBytes, named } from "@opentao/codec";
import { Slot } from "@opentao/codec/primitives";
import { palletStorage } from "../../framework/index.ts";

/** The sr25519 key of an author. */
export const AuraId = named(fixedBytes(32), { path: "sp_consensus_aura::sr25519::app_sr25519::Public" });
/** Most authors. */
export const MAX_AUTHORITIES = 32;

const pallet = palletStorage("Aura");

export const Authorities = pallet.value("Authorities", boundedVec(AuraId, MAX_AUTHORITIES), {
  default: [],
  docs: "Authors of blocks, in the order of their turns.",
});
export const CurrentSlot = pallet.value("CurrentSlot", Slot, { default: 0n, docs: "Slot of the block." });

/**
 * Author of the block in which the authorities change; removed at its end. Not part of the pallet's interface: in
 * Substrate it belongs to a pallet of that name, which this chain does not have.
 */
export const Author = palletStorage("Authorship").optionalValue("Author", AuraId);
