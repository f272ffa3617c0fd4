/**
 * Finality by vote: the voters (protocol: consensus §7.2). The votes themselves are left to the nodes.
 *
 * @packageDocumentation
 */

import { bytes, named, option, u32, u64, unit } from "@opentao/codec";
import {
  apiMethod,
  asAccount,
  asBigInt,
  asList,
  definePallet,
  GenesisError,
  palletConstants,
  runtimeApi,
} from "../../framework/index.ts";
import { calls } from "./calls.ts";
import { endBlock } from "./changes.ts";
import { errors } from "./errors.ts";
import { events } from "./events.ts";
import { Authorities, CurrentSetId, storage } from "./storage.ts";
import { AuthorityList, EquivocationProof, GrandpaId, MAX_AUTHORITIES } from "./types.ts";

export { canChangeVoters, changeVoters, isStalled, isVoterList, scheduleChange } from "./changes.ts";
export { AuthorityList, EquivocationProof, GrandpaId } from "./types.ts";

const OpaqueValue = named(bytes(), { path: "sp_runtime::OpaqueValue" });

const grandpaApi = runtimeApi({
  name: "GrandpaApi",
  version: 3,
  docs: "Facts for voters.",
  methods: {
    grandpaAuthorities: apiMethod({
      args: {},
      output: AuthorityList,
      docs: "Voters, with the weights of their votes.",
      run: ({ state }) => Authorities.get(state),
    }),
    submitReportEquivocationUnsignedExtrinsic: apiMethod({
      args: { equivocationProof: EquivocationProof, keyOwnerProof: OpaqueValue },
      output: option(unit),
      docs: "Reports a voter who voted twice; there are no such reports on this chain.",
      run: () => undefined,
    }),
    generateKeyOwnershipProof: apiMethod({
      args: { setId: u64, authorityId: GrandpaId },
      output: option(OpaqueValue),
      docs: "A proof of who owned a key; there are none on this chain.",
      run: () => undefined,
    }),
    currentSetId: apiMethod({
      args: {},
      output: u64,
      docs: "Number of changes of the voters.",
      run: ({ state }) => CurrentSetId.get(state),
    }),
  },
});

/** Grandpa, index 4. */
export const Grandpa = definePallet({
  name: "Grandpa",
  index: 4,
  docs: "Voters on which blocks are finalized.",
  storage,
  calls,
  events,
  errors,
  constants: palletConstants({
    MaxAuthorities: { type: u32, value: MAX_AUTHORITIES, docs: "Most voters." },
    MaxNominators: { type: u32, value: 20, docs: "Not used: nobody is nominated." },
    MaxSetIdSessionEntries: { type: u64, value: 0n, docs: "Earlier sets of voters that are remembered." },
  }),
  hooks: { onFinalize: ({ state }) => endBlock(state) },
  apis: [grandpaApi],
  genesis: (state, section) => {
    const voters = asList(section.authorities, "grandpa.authorities");
    if (voters.length > MAX_AUTHORITIES) throw new GenesisError(`grandpa.authorities: at most ${MAX_AUTHORITIES} keys`);
    Authorities.set(
      state,
      voters.map((voter, i) => {
        const where = `grandpa.authorities[${i}]`;
        const [key, weight] = asList(voter, where);
        return [asAccount(key, `${where}[0]`), asBigInt(weight, `${where}[1]`)];
      }),
    );
  },
});
