import { AccountId, alias, H256, option, struct, u32, u64, vec } from "@opentao/codec";
import { Slot } from "@opentao/codec/primitives";
import { palletEvents } from "../../framework/index.ts";
import { INDEX } from "./errors.ts";
import { SessionSettings } from "./types.ts";

const SessionIndex = alias(u32, "SessionIndex");

/** Events of Session. */
export const events = palletEvents("Session", INDEX, {
  NewSession: { index: 0, fields: struct({ sessionIndex: SessionIndex }), docs: "A session began." },
  SeatsChanged: {
    index: 10,
    fields: struct({ joined: vec(AccountId), left: vec(AccountId) }),
    docs: "Others make blocks and vote from the next block on. A seat without owner is named by the author's key.",
  },
  SettingsChanged: { index: 11, fields: struct({ settings: SessionSettings }), docs: "Root changed the settings." },
  AuthorEquivocated: {
    index: 12,
    fields: struct({ offender: H256, owner: option(AccountId), slot: Slot, bannedUntil: SessionIndex }),
    docs: "An author made two blocks in one slot and has no seat up to the session named.",
  },
  VoterEquivocated: {
    index: 13,
    fields: struct({ offender: H256, owner: option(AccountId), setId: u64, round: u64, bannedUntil: SessionIndex }),
    docs: "A voter voted twice in one round and has no seat up to the session named.",
  },
});
