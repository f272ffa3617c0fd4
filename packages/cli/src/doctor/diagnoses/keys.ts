import { type Diagnosis, problem } from "../diagnosis.ts";

/** Finds a node that is to be an authority and lacks session keys of one. */
export const noAuthorityKeys: Diagnosis = ({ status }) => {
  const authority = status?.authority;
  if (authority === undefined || !authority.wanted) return undefined;
  const { author, voter, authors, voters, hasKeys } = authority;
  if (author !== undefined && voter !== undefined) return undefined;
  const register = "make new keys and register them with `tao keys register --wallet NAME`";
  if (!hasKeys) {
    const hint = `Give it those of an authority with \`tao keys insert\`, or ${register}.`;
    return problem("NO_SESSION_KEYS", "the node is to be an authority, but has no session keys", hint);
  }
  if (author === undefined && voter === undefined) {
    const message = `the node has session keys, but they are not those of one of the ${authors} authorities`;
    const hint = `If they are registered, wait for the session in which their owner is chosen; else ${register}, or insert those of an authority.`;
    return problem("NOT_IN_SET", message, hint);
  }
  // A chain whose blocks are finalized otherwise has no voters.
  if (author !== undefined && voters === 0) return undefined;
  const [has, lacks] = author === undefined ? ["votes", "makes no blocks"] : ["makes blocks", "does not vote"];
  const message = `the node ${has} but ${lacks}: it lacks the ${author === undefined ? "aura" : "gran"} key of its seat`;
  return problem("HALF_OF_KEYS", message, "Insert both session keys of the seat with `tao keys insert`.");
};
