import { struct } from "@opentao/codec";
import { palletEvents } from "../../framework/index.ts";
import { AuthorityList } from "./types.ts";

/** Events of Grandpa. */
export const events = palletEvents("Grandpa", 4, {
  NewAuthorities: { index: 0, fields: struct({ authoritySet: AuthorityList }), docs: "The voters changed." },
  Paused: { index: 1, docs: "Votes are not taken any more." },
  Resumed: { index: 2, docs: "Votes are taken again." },
});
