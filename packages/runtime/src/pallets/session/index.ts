/**
 * Authors and voters, session by session: registered keys, Proof of Intelligence, offences. The pallet is this chain's
 * own; the official interface has none of the kind.
 *
 * @packageDocumentation
 */

import { definePallet } from "../../framework/index.ts";
import { sessionApi } from "./api.ts";
import { calls } from "./calls.ts";
import { errors, INDEX } from "./errors.ts";
import { events } from "./events.ts";
import { genesis } from "./genesis.ts";
import { waivesFee } from "./keys/free.ts";
import { offencesApi } from "./offences/api.ts";
import { recordSets } from "./offences/sets.ts";
import { validateReport } from "./offences/unsigned.ts";
import { beginBlock } from "./rotation/rotate.ts";
import { recordTurn } from "./rotation/turns.ts";
import { storage } from "./storage.ts";

/** Session, index 40: after all pallets whose state it reads. */
export const Session = definePallet({
  name: "Session",
  index: INDEX,
  docs: "Authors and voters, session by session.",
  storage,
  calls,
  events,
  errors,
  hooks: {
    onInitialize: ({ state }) => beginBlock(state),
    onFinalize: ({ state }) => {
      recordTurn(state);
      recordSets(state);
    },
  },
  transactions: {
    waivesFee,
    validateUnsigned: ({ state }, call) => validateReport(state, call),
  },
  apis: [sessionApi, offencesApi],
  genesis,
});
