import { type Diagnosis, problem } from "../diagnosis.ts";

/** Finds a folder with, or a node of, another chain than it should be. */
export const otherChain: Diagnosis = ({ place, wanted, status, url }) => {
  if (wanted === undefined) return undefined;
  const owner = place?.owner;
  if (owner !== undefined && owner.genesis !== wanted.genesis) {
    const message = `the database in ${place?.path} is of the chain ${owner.chain} (genesis ${owner.genesis}), not of ${wanted.name} (${wanted.genesis})`;
    const hint =
      "Start with the specification that it was made with, or give another --base-path, or delete its folder chain.";
    return problem("OTHER_CHAIN", message, hint);
  }
  if (status === undefined || status.chain.genesis === wanted.genesis) return undefined;
  const message = `the node at ${url} is of the chain ${status.chain.name} (genesis ${status.chain.genesis}), not of ${wanted.name} (${wanted.genesis})`;
  return problem(
    "OTHER_CHAIN",
    message,
    "Ask another node with --url, or start this one with the other specification.",
  );
};

/** Finds a database that cannot be used. */
export const unusableDatabase: Diagnosis = ({ place }) => {
  const failure = place?.failure;
  if (failure === undefined || failure.code === "DATABASE_IN_USE") return undefined;
  return problem(failure.code, failure.message, failure.hint);
};
