// What a built package needs besides its code to be used outside the repository: declarations of its types, and the
// license.
import { spawnSync } from "node:child_process";
import { copyFileSync, cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { root } from "./setup.mjs";

/**
 * Relative imports of TypeScript files. Declarations name the JavaScript beside them, which every compiler setting
 * takes.
 */
const RELATIVE_IMPORT = /((?:from|import\(|import)\s*"\.{1,2}\/[^"]*)\.ts"/g;

/** Adds to every package what it needs to be published. Sources must compile. */
export function makePublishable() {
  emitTypes();
  for (const name of readdirSync(join(root, "packages")))
    copyFileSync(join(root, "LICENSE"), join(root, "packages", name, "LICENSE"));
}

/** Writes declarations into every `dist/types`. */
function emitTypes() {
  const folder = mkdtempSync(join(tmpdir(), "opentao-types-"));
  try {
    const config = join(root, "tsconfig.types.json");
    const { status } = spawnSync(
      process.execPath,
      [join(root, "node_modules/typescript/bin/tsc"), "-p", config, "--outDir", folder],
      { cwd: root, stdio: ["ignore", 2, 2] },
    );
    if (status !== 0) throw new Error("the sources do not compile: run `npm run check`");
    for (const name of readdirSync(folder)) {
      const source = join(folder, name, "src");
      for (const file of readdirSync(source, { recursive: true }).filter((path) => path.endsWith(".d.ts"))) {
        const path = join(source, file);
        writeFileSync(path, readFileSync(path, "utf8").replace(RELATIVE_IMPORT, '$1.js"'));
      }
      cpSync(source, join(root, "packages", name, "dist/types"), { recursive: true });
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
