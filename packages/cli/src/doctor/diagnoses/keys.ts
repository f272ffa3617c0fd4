import { type Diagnosis, problem } from "../diagnosis.ts";

/** It is to be an authority and has no secrets of one. */
export const noAuthorityKeys: Diagnosis = ({ status }) => {
  const authority = status?.authority;
  if (authority === undefined || !authority.wanted) return undefined;
  const { author, voter, authors, voters } = authority;
  if (author !== undefined && voter !== undefined) return undefined;
  if (author === undefined && voter === undefined) {
    const message = `the node is to be an authority, but has the session keys of none of the ${authors} authors`;
    const hint =
      "Give it the secret of one with `tao keys insert`, or make new keys and register them: `tao keys register --wallet NAME`.";
    return problem("NOT_IN_SET", message, hint);
  }
  // A chain whose blocks become final otherwise has no voters.
  if (author !== undefined && voters === 0) return undefined;
  const [has, lacks] = author === undefined ? ["votes", "makes no blocks"] : ["makes blocks", "does not vote"];
  const message = `the node ${has} but ${lacks}: it lacks the ${author === undefined ? "aura" : "gran"} key of its seat`;
  return problem("HALF_OF_KEYS", message, "Insert both session keys of the seat with `tao keys insert`.");
};
