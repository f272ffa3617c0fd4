import { AccountId, option, struct, type TypeRef, tuple, u16, vec } from "@opentao/codec";
import { MultiAddress, MultiSignature } from "@opentao/codec/primitives";
import { extensions } from "../extensions/index.ts";
import { describeApi, describePallet, outerEnums, type Pallet, type RuntimeApi } from "../framework/index.ts";
import type { ExtrinsicDescription, RuntimeDescription } from "../metadata/index.ts";
import type { ChainParameters } from "../parameters.ts";

/** Module that metadata names for the runtime's own types. */
export const RUNTIME_PATH = "node_subtensor_runtime";

/** Types that clients look up by name or by number: that of the account must be number 0. */
const firstTypes = [AccountId.type, vec(AccountId).type, option(tuple(AccountId, u16)).type];

/** The extrinsic as metadata shows it. */
export const extrinsicDescription: ExtrinsicDescription = {
  versions: [4],
  address: MultiAddress.type,
  signature: MultiSignature.type,
  path: "fp_self_contained::unchecked_extrinsic::UncheckedExtrinsic",
  extensions,
};

/** Describes a runtime on a chain with these parameters. */
export function describeRuntime(
  pallets: readonly Pallet[],
  apis: readonly RuntimeApi[],
  calls: TypeRef,
  params: ChainParameters,
): RuntimeDescription {
  return {
    pallets: pallets.map((pallet) => describePallet(pallet, params)),
    apis: apis.map(describeApi),
    extrinsic: extrinsicDescription,
    outerEnums: outerEnums(pallets, calls, RUNTIME_PATH),
    runtime: struct({}, { path: `${RUNTIME_PATH}::Runtime` }).type,
    firstTypes,
  };
}
