import { type Diagnosis, problem } from "../diagnosis.ts";

/** Finds a node that does not answer, serves elsewhere, or does not report its status. */
export const unreachable: Diagnosis = ({ url, status, failure, place }) => {
  if (status !== undefined || failure === undefined) return undefined;
  if (failure.code === "INVALID_URL") return problem(failure.code, failure.message, failure.hint ?? "Correct it.");
  if (failure.code !== "CHAIN_UNREACHABLE") {
    const hint = failure.hint ?? "Ask on the machine of the node, and use the same version of tao there.";
    return problem("NODE_SAYS_NOTHING", `the node at ${url} does not say how it stands: ${failure.message}`, hint);
  }
  if (place?.failure?.code === "DATABASE_IN_USE") {
    const message = `a node works with ${place.path}, but none answers at ${url}`;
    const hint =
      "Give the address that it printed when it started, with --url; or it is just starting: look at its log.";
    return problem("NODE_ELSEWHERE", message, hint);
  }
  const hint = "Start it (tao node --help), or give its address with --url ws://HOST:PORT.";
  const empty = place?.exists === false && place.failure === undefined;
  const found = empty ? `, and in ${place.path} there is no database of one` : "";
  return problem("NODE_UNREACHABLE", `no node answers at ${url}${found}`, hint);
};
