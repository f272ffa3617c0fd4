import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach } from "vitest";

/** A folder of wallets that each test finds empty. */
export function walletsFolder(): {
  readonly root: string;
  write(path: string, contents: string | Uint8Array): Promise<void>;
} {
  let root = "";
  beforeEach(async () => {
    root = await mkdtemp(join(tmpdir(), "opentao-wallets-"));
  });
  afterEach(() => rm(root, { recursive: true }));
  return {
    get root() {
      return root;
    },
    write: async (path, contents) => {
      const file = join(root, path);
      await mkdir(dirname(file), { recursive: true });
      await writeFile(file, contents);
    },
  };
}
