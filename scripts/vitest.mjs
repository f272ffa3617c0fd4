// Before tests: what they start as processes and threads, and the code that genesis holds, is that of the sources under
// test.
import { ensureBuilt } from "./setup.mjs";

export const setup = ensureBuilt;
