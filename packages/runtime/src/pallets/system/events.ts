import { AccountId, alias, bool, H256, struct } from "@opentao/codec";
import { DispatchError, DispatchEventInfo } from "@opentao/codec/primitives";
import { palletEvents } from "../../framework/index.ts";

const Hash = alias(H256, "T::Hash");
const Account = alias(AccountId, "T::AccountId");

/** Events of System. */
export const events = palletEvents("System", 0, {
  ExtrinsicSuccess: { index: 0, fields: struct({ dispatchInfo: DispatchEventInfo }), docs: "An extrinsic succeeded." },
  ExtrinsicFailed: {
    index: 1,
    fields: struct({ dispatchError: DispatchError, dispatchInfo: DispatchEventInfo }),
    docs: "An extrinsic failed.",
  },
  CodeUpdated: { index: 2, docs: "The runtime's code was replaced." },
  NewAccount: { index: 3, fields: struct({ account: Account }), docs: "An account came into being." },
  KilledAccount: { index: 4, fields: struct({ account: Account }), docs: "An account ceased to exist." },
  Remarked: { index: 5, fields: struct({ sender: Account, hash: Hash }), docs: "A remark was made." },
  UpgradeAuthorized: {
    index: 6,
    fields: struct({ codeHash: Hash, checkVersion: bool }),
    docs: "A runtime may be put in force by anybody.",
  },
  RejectedInvalidAuthorizedUpgrade: {
    index: 7,
    fields: struct({ codeHash: Hash, error: DispatchError }),
    docs: "An authorized runtime turned out to be unusable.",
  },
});
