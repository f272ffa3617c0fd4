/**
 * Checks that pallets declare (protocol: consensus §7.5, §7.6). Each extension stands for certain pallets; the rules
 * themselves stand with the pallets, as their `transactions`.
 *
 * @packageDocumentation
 */

import { fixedBytes, option, struct, unit, variant } from "@opentao/codec";
import { DispatchFailure, invalidCustom, rulesOf, TransactionRefused } from "../framework/index.ts";
import { checkFreeCall } from "./charge.ts";
import { extension, nothing, type Transaction } from "./extension.ts";

const noImplicit = { implicit: unit, implicitValue: () => undefined } as const;
const RUNTIME = { params: [{ name: "T", type: nothing("node_subtensor_runtime::Runtime").type }] };

/** Codec of an extension that adds nothing and is generic over the runtime. */
const ofRuntime = (path: string) => struct({}, { path, ...RUNTIME });

const SUDO = "Sudo";
const SHIELD = "MevShield";

/** Validates the transaction by the rules of the pallets with certain names. */
function validateByPallets(transaction: Transaction, concerns: (pallet: string) => boolean): void {
  const { state, pallets, who, call } = transaction;
  for (const { pallet, rules } of rulesOf(pallets)) {
    if (rules.validate !== undefined && concerns(pallet)) rules.validate(state, who, call);
  }
}

/**
 * Refuses a transaction that would fail at once by a pallet's guards, with the code that names why. The dispatch checks
 * the guards again: `CallGuards` says why.
 */
function checkGuards({ state, pallets, who, call }: Transaction): void {
  for (const { rules } of rulesOf(pallets)) {
    const { guards } = rules;
    if (guards === undefined) continue;
    try {
      guards.check(state, who, call);
    } catch (error) {
      if (error instanceof DispatchFailure) invalidCustom(guards.code(error.error));
      throw error;
    }
  }
}

export const SudoTransactionExtension = extension({
  identifier: "SudoTransactionExtension",
  codec: ofRuntime("node_subtensor_runtime::sudo_wrapper::SudoTransactionExtension"),
  ...noImplicit,
  validate: (transaction) => validateByPallets(transaction, (pallet) => pallet === SUDO),
});

export const CheckShieldedTxValidity = extension({
  identifier: "CheckShieldedTxValidity",
  codec: ofRuntime("pallet_shield::extension::CheckShieldedTxValidity"),
  ...noImplicit,
  validate: (transaction) => validateByPallets(transaction, (pallet) => pallet === SHIELD),
});

export const SubtensorTransactionExtension = extension({
  identifier: "SubtensorTransactionExtension",
  codec: ofRuntime("pallet_subtensor::extensions::subtensor::SubtensorTransactionExtension"),
  ...noImplicit,
  validate: (transaction) => {
    checkGuards(transaction);
    validateByPallets(transaction, (pallet) => pallet !== SUDO && pallet !== SHIELD);
    checkFreeCall(transaction);
  },
});

export const DrandPriority = extension({
  identifier: "DrandPriority",
  codec: ofRuntime("pallet_drand::drand_priority::DrandPriority"),
  ...noImplicit,
  validate: ({ pallets, call }) => ({
    priority: rulesOf(pallets).reduce((sum, { rules }) => sum + (rules.extraPriority?.(call) ?? 0n), 0n),
  }),
});

const Mode = variant({ Disabled: null, Enabled: null }, { path: "frame_metadata_hash_extension::Mode" });

export const CheckMetadataHash = extension({
  identifier: "CheckMetadataHash",
  codec: struct({ mode: Mode }, { path: "frame_metadata_hash_extension::CheckMetadataHash" }),
  implicit: option(fixedBytes(32)),
  // The runtime has no hash of its metadata: a transaction that requires it to be checked is refused.
  implicitValue: (_, { mode }) => {
    if (mode.type === "Disabled") return undefined;
    throw new TransactionRefused({ type: "Unknown", value: { type: "CannotLookup" } });
  },
});
