import { palletErrors } from "../../framework/index.ts";

/** Index of the pallet in the runtime. It is not part of the official interface, whose indices end at 32. */
export const INDEX = 40;

/** Errors of Session; those that Substrate's pallet of this name has are numbered like there. */
export const errors = palletErrors(INDEX, {
  InvalidProof: { index: 0, docs: "The proof is not signed by both keys over POP_ and this account." },
  DuplicatedKey: { index: 2, docs: "Another account registered one of the keys." },
  NoKeys: { index: 3, docs: "This account has registered no keys." },
  InvalidSettings: { index: 10, docs: "The settings contradict each other or are out of bounds." },
  InvalidEquivocationProof: { index: 11, docs: "The proof does not show two different signatures for one turn." },
  UnknownOffender: {
    index: 12,
    docs: "Nobody with this key was author or voter at that time, as far as is remembered.",
  },
  OffenceTooOld: { index: 13, docs: "The offence is too old, or of a time to come." },
  DuplicateOffenceReport: { index: 14, docs: "The offence was reported before, or its author is banned already." },
});
