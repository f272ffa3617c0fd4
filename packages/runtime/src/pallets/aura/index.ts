/**
 * Authorship in turn (protocol: consensus §7.2).
 *
 * @packageDocumentation
 */

import { u64, vec } from "@opentao/codec";
import { SlotDuration } from "@opentao/codec/primitives";
import {
  apiMethod,
  asAccount,
  asList,
  definePallet,
  GenesisError,
  palletConstants,
  runtimeApi,
} from "../../framework/index.ts";
import { recordSlot } from "./slots.ts";
import { AuraId, Author, Authorities, CurrentSlot, MAX_AUTHORITIES } from "./storage.ts";

export { announcesAuthors, changeAuthorities } from "./authorities.ts";
export { blockAuthor, turnOfBlock } from "./slots.ts";
export { AuraId, MAX_AUTHORITIES } from "./storage.ts";

const auraApi = runtimeApi({
  name: "AuraApi",
  version: 1,
  docs: "Facts for authors of blocks.",
  methods: {
    slotDuration: apiMethod({
      args: {},
      output: SlotDuration,
      docs: "Duration of a slot in milliseconds.",
      run: ({ state }) => state.params.slotDuration,
    }),
    authorities: apiMethod({
      args: {},
      output: vec(AuraId),
      docs: "Authors of blocks, in the order of their turns.",
      run: ({ state }) => Authorities.get(state),
    }),
  },
});

/** Aura, index 3. */
export const Aura = definePallet({
  name: "Aura",
  index: 3,
  docs: "Authors of blocks, who take turns.",
  storage: { Authorities, CurrentSlot },
  constants: palletConstants({
    SlotDuration: { type: u64, value: (params) => params.slotDuration, docs: "Duration of a slot in milliseconds." },
  }),
  hooks: {
    onInitialize: ({ state }) => {
      recordSlot(state);
      return { refTime: 0, reads: 2, writes: 1 };
    },
    onFinalize: ({ state }) => Author.delete(state),
  },
  apis: [auraApi],
  genesis: (state, section) => {
    const keys = asList(section.authorities, "aura.authorities");
    if (keys.length > MAX_AUTHORITIES) throw new GenesisError(`aura.authorities: at most ${MAX_AUTHORITIES} keys`);
    Authorities.set(
      state,
      keys.map((key, i) => asAccount(key, `aura.authorities[${i}]`)),
    );
  },
});
