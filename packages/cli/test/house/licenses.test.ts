import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { build } from "esbuild";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { bundledPackages, isBundled, noticesOf } from "../../../../scripts/licenses.mjs";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "opentao-licenses-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function write(path: string, text: string): void {
  const file = join(folder, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}

/** Installs a package that exports its name. */
function install(name: string, files: Readonly<Record<string, string>>, license: string | null = "MIT"): void {
  const manifest = { name, version: "1.2.3", license, main: "index.mjs" };
  write(`node_modules/${name}/package.json`, JSON.stringify(manifest));
  write(`node_modules/${name}/index.mjs`, `export const name = "${name}";`);
  for (const [file, text] of Object.entries(files)) write(`node_modules/${name}/${file}`, text);
}

/** Bundles a program as the build does. */
async function bundle(program: string) {
  write("program.mjs", program);
  const { metafile } = await build({
    absWorkingDir: folder,
    entryPoints: ["program.mjs"],
    bundle: true,
    format: "esm",
    metafile: true,
    write: false,
    logLevel: "error",
  });
  return metafile;
}

/** Notices of what a bundle of the program holds. */
const notices = async (program: string) => noticesOf(bundledPackages(await bundle(program), folder));

describe("the notices of a bundle", () => {
  it("are those of the packages of which it holds code, each with its license and its notice", async () => {
    install("@some/one", { "LICENSE.md": "Do as one likes.", NOTICE: "By someone." }, "Apache-2.0");
    install("other", { "LICENSE-MIT.txt": "Say who made it." });
    install("third", { COPYING: "Say who made it." });
    install("unused", {});
    const program = `import * as one from "@some/one"; import { name } from "other";
      import { name as third } from "third"; import { name as nothing } from "unused"; console.log(one.name, name, third);`;
    const text = await notices(program);
    expect(text).toContain("@some/one 1.2.3 (Apache-2.0)\n\nDo as one likes.\n\nBy someone.\n");
    expect(text).toContain("\nother 1.2.3 (MIT)\nthird 1.2.3 (MIT)\n\nSay who made it.\n");
    expect(text).not.toContain("unused");
    expect(isBundled(await bundle(program), "program.mjs")).toBe(true);
  });

  it("are of the copy that was bundled, where a package has one of its own", async () => {
    install("outer", { LICENSE: "Outer.", "index.mjs": 'export { name } from "inner";\nconsole.log("outer");' });
    write("node_modules/outer/node_modules/inner/package.json", '{"name":"inner","version":"9.0.0","license":"ISC"}');
    write("node_modules/outer/node_modules/inner/index.js", 'export const name = "inner";');
    write("node_modules/outer/node_modules/inner/LICENSE", "Inner.");
    install("inner", { LICENSE: "Another." });
    const text = await notices('import { name } from "outer"; console.log(name);');
    expect(text).toContain("inner 9.0.0 (ISC)\n\nInner.\n");
    expect(text).not.toContain("Another.");
  });

  it.each([
    ["without a license text", {}, "MIT", "kept 1.2.3 is bundled and has no license text"],
    ["without a license's name", { LICENSE: "Text." }, null, "kept 1.2.3 is bundled and has no license in its"],
  ])("refuse a package %s", async (_, files: Readonly<Record<string, string>>, license, message) => {
    install("kept", files, license);
    await expect(notices('import { name } from "kept"; console.log(name);')).rejects.toThrow(message);
  });
});
