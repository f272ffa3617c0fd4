/**
 * From the block's emission to the alpha of a subnet's epoch.
 *
 * @packageDocumentation
 */

import type { SubnetAccount } from "../account.ts";
import { alpha, fixed32, fixed64, type Quantity, tao, yes } from "../quantity.ts";
import { type Step, step } from "../step.ts";

/** A subnet's TAO of the block, and what it does in the pool. */
export function taoSteps({ block, share, terms }: SubnetAccount): Step[] {
  const emission = step("blockEmission", tao(block.emission), { issuance: tao(block.issuance) });
  const credit = step("blockCredit", tao(block.credit), { blockEmission: emission });
  if (share === undefined || terms === undefined) return [emission, credit];
  const price = fixed64(share.price, "price");
  const byPrice = step("shareByPrice", fixed64(share.byPrice, "part"), { price });
  const paid = fixed64(share.paid, "part");
  const reduced = step("shareReduced", fixed64(share.reduced, "part"), { shareByPrice: byPrice, paid });
  const isEnabled = yes(share.isEnabled);
  const ofSubnet = step("subnetShare", fixed64(share.share, "part"), { shareReduced: reduced, isEnabled });
  const subnetTao = step("subnetTao", fixed32(terms.tao, "tao"), { blockCredit: credit, subnetShare: ofSubnet });
  const intoPool = step("poolTao", fixed32(terms.taoIn, "tao"), {
    subnetTao,
    alphaPrice: fixed32(terms.price, "price"),
    wantedAlpha: fixed32(terms.wanted, "alpha"),
    mostAlpha: fixed32(terms.bound, "alpha"),
  });
  const buying = step("chainBuy", fixed32(terms.excess, "tao"), { subnetTao, poolTao: intoPool });
  return [emission, credit, byPrice, reduced, ofSubnet, subnetTao, intoPool, buying];
}

/** Parts of the block's alpha that wait for the epoch. */
export interface AlphaSteps {
  readonly emission: Step;
  readonly afterCut: Step;
  readonly ownerCut: Step;
  readonly server: Step;
  readonly validator: Step;
  readonly root: Step;
}

/** The block's alpha, by who waits for it; `undefined` when the subnet emits nothing in this block. */
export function alphaSteps({ terms, participants }: SubnetAccount): AlphaSteps | undefined {
  if (terms === undefined || participants === undefined) return undefined;
  const { cutShare, cut, rest, rootProportion, root, server, validator, rootIsPaid } = participants;
  const inAlpha = (bits: bigint): Quantity => fixed32(bits, "alpha");
  const alphaEmission = step("alphaEmission", inAlpha(terms.alphaOut), { alphaIssuance: alpha(terms.alphaIssuance) });
  const ownerCut = step("ownerCut", inAlpha(cut), { alphaEmission, cutShare: fixed32(cutShare, "part") });
  const afterCut = step("afterCut", inAlpha(rest), { alphaEmission, ownerCut });
  const rootPart = step("rootPart", inAlpha(root), {
    ...{ afterCut, rootProportion: fixed32(rootProportion, "part"), rootIsPaid: yes(rootIsPaid) },
  });
  const serverPart = step("serverPart", inAlpha(server), { afterCut });
  return {
    ...{ emission: alphaEmission, afterCut, ownerCut, server: serverPart, root: rootPart },
    validator: step("validatorPart", inAlpha(validator), { afterCut, serverPart, rootPart }),
  };
}

/** Alpha that an epoch shares out: what waited, and what the block added. */
export interface DrainedSteps {
  readonly server: Step;
  readonly validator: Step;
  readonly root: Step;
  readonly ownerCut: Step;
  /** Part of it that the epoch shares out: all but the owner's cut. */
  readonly emission: Step;
}

/** Alpha that waited for the epoch of a subnet; `undefined` when none ran in the block. */
export function drainedSteps({ epoch, participants }: SubnetAccount, block?: AlphaSteps): DrainedSteps | undefined {
  if (epoch === undefined) return undefined;
  const { server, validator, root, ownerCut, emission } = epoch.distribution;
  const before = participants?.before;
  const waited = (amount: bigint | undefined) => (amount === undefined ? undefined : alpha(amount));
  const drained = {
    server: step("drainedServer", alpha(server), { waited: waited(before?.server), serverPart: block?.server }),
    validator: step("drainedValidator", alpha(validator), {
      ...{ waited: waited(before?.validator), validatorPart: block?.validator },
    }),
    root: step("drainedRoot", alpha(root), { waited: waited(before?.root), rootPart: block?.root }),
    ownerCut: step("drainedOwnerCut", alpha(ownerCut), { waited: waited(before?.ownerCut), ownerCut: block?.ownerCut }),
  };
  const inputs = { drainedServer: drained.server, drainedValidator: drained.validator, drainedRoot: drained.root };
  return { ...drained, emission: step("epochEmission", alpha(emission), inputs) };
}
