// What a built package needs besides its code to be used outside the repository: declarations of its types, and the
// license.
import { spawnSync } from "node:child_process";
import {
  copyFileSync,
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { modulesIn } from "./imports.mjs";
import { root } from "./setup.mjs";

/** Adds to every package what it needs to be published. Sources must compile. */
export function makePublishable() {
  emitTypes();
  const missing = readdirSync(join(root, "packages")).flatMap((name) => {
    const folder = join(root, "packages", name);
    copyFileSync(join(root, "LICENSE"), join(folder, "LICENSE"));
    const manifest = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
    return missingIn(manifest, (path) => existsSync(join(folder, path))).map((path) => `${name}: ${path}`);
  });
  if (missing.length > 0) throw new Error(`packages name files that are not there: ${missing.join(", ")}`);
}

/** Paths in a value of a manifest, at whatever depth. */
const pathsIn = (value) => (typeof value === "string" ? [value] : Object.values(value ?? {}).flatMap(pathsIn));

/** Returns the files and folders that a package promises to those who install it, and that are not there. */
export function missingIn({ exports, bin, files }, exists) {
  return [exports, bin, files].flatMap(pathsIn).filter((path) => !exists(path));
}

/** A declaration that names the JavaScript beside it, which every compiler setting takes, and no TypeScript. */
export function published(path, text) {
  const modules = modulesIn(path, text).filter(({ name }) => /^\.{1,2}\/.*\.[cm]?ts$/.test(name ?? ""));
  let [result, end] = ["", 0];
  for (const { name, start, end: after } of modules.sort((one, other) => one.start - other.start)) {
    result += text.slice(end, start) + JSON.stringify(name.replace(/ts$/, "js"));
    end = after;
  }
  return result + text.slice(end);
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
      for (const file of readdirSync(source, { recursive: true }).filter((path) => /\.d\.[cm]?ts$/.test(path))) {
        const path = join(source, file);
        writeFileSync(path, published(path, readFileSync(path, "utf8")));
      }
      const types = join(root, "packages", name, "dist/types");
      // Of sources that are gone.
      rmSync(types, { recursive: true, force: true });
      cpSync(source, types, { recursive: true });
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
