// Before tests: the code that genesis holds is that of the sources under test.
import { ensureCode } from "./reader.mjs";

export async function setup() {
  await ensureCode();
}
