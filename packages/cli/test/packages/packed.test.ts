import { execFile, execFileSync } from "node:child_process";
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { RunningTao } from "../e2e/running.ts";

const run = promisify(execFile);
const root = fileURLToPath(new URL("../../../..", import.meta.url));
const packed = mkdtempSync(join(tmpdir(), "opentao-packed-"));
const home = mkdtempSync(join(tmpdir(), "opentao-consumer-"));
const modules = join(home, "node_modules");

const manifestSchema = z.object({
  name: z.string(),
  version: z.string(),
  license: z.string(),
  private: z.boolean().optional(),
  exports: z.record(z.string(), z.object({ source: z.string(), types: z.string(), default: z.string() })).default({}),
  bin: z.record(z.string(), z.string()).default({}),
  dependencies: z.record(z.string(), z.string()).default({}),
});
type Manifest = z.infer<typeof manifestSchema>;
const noticesSchema = z.array(z.object({ title: z.string(), text: z.string() }));
const readManifest = (folder: string): Manifest =>
  manifestSchema.parse(JSON.parse(readFileSync(join(folder, "package.json"), "utf8")));

/** Folder of an installed dependency, as seen from a workspace package. */
function installed(name: string, from: string): string {
  for (let folder = from; ; folder = dirname(folder)) {
    const candidate = join(folder, "node_modules", name);
    if (existsSync(candidate)) return candidate;
    if (folder === dirname(folder)) throw new Error(`${name} is not installed`);
  }
}

function link(target: string, path: string): void {
  mkdirSync(dirname(path), { recursive: true });
  symlinkSync(target, path);
}

/**
 * Puts a packed package where npm would, with the dependencies that it declares and no others beside it: one that it
 * uses without saying so is missing here.
 */
function installPacked(file: string): Manifest {
  const unpacked = mkdtempSync(join(packed, "unpacked-"));
  execFileSync("tar", ["-xzf", join(packed, file), "-C", unpacked]);
  const manifest = readManifest(join(unpacked, "package"));
  const target = join(modules, manifest.name);
  mkdirSync(dirname(target), { recursive: true });
  cpSync(join(unpacked, "package"), target, { recursive: true });
  const workspace = join(root, "packages", manifest.name.replace("@opentao/", "").replace(/^opentao$/, "cli"));
  for (const name of Object.keys(manifest.dependencies).filter((dependency) => !dependency.startsWith("@opentao/")))
    link(installed(name, workspace), join(target, "node_modules", name));
  return manifest;
}

/** Compiles files of the consumer's with strict settings; returns what the compiler says of them. */
async function compile(...files: readonly string[]): Promise<string | undefined> {
  const compilerOptions = {
    target: "ES2022",
    module: "NodeNext",
    strict: true,
    noUncheckedIndexedAccess: true,
    exactOptionalPropertyTypes: true,
    skipLibCheck: false,
    types: ["node"],
    outDir: "out",
  };
  writeFileSync(join(home, "tsconfig.json"), JSON.stringify({ compilerOptions, files }));
  const compiler = [join(root, "node_modules/typescript/bin/tsc"), "-p", home];
  const { stdout } = await run(process.execPath, compiler, { cwd: home }).catch((error: { stdout?: string }) => error);
  return stdout;
}

/** Installs with npm itself, from a registry. */
function installWithNpm(files: readonly string[]): Manifest[] {
  const paths = files.map((file) => join(packed, file));
  execFileSync("npm", ["install", "--no-audit", "--no-fund", "--prefer-offline", "--ignore-scripts", ...paths], {
    cwd: home,
  });
  return files
    .map((file) => file.replace(/-\d.*/, "").replace(/^opentao-/, "@opentao/"))
    .map((name) => readManifest(join(modules, name)));
}

/** An example of a package's documentation, and the lines that it says it prints. */
interface Example {
  readonly of: string;
  readonly code: string;
  readonly output: readonly string[];
}

/** Name of a file for the examples of a package's file. */
const exampleName = (name: string, path: string): string => `${name}-${path.replaceAll(/\W/g, "-")}`;

/** Sources of a package's entry points, by their paths in its folder. */
function entryPoints(folder: string): string[] {
  const { exports = {} } = z
    .object({ exports: z.record(z.string(), z.object({ source: z.string() })).optional() })
    .parse(JSON.parse(readFileSync(join(folder, "package.json"), "utf8")));
  return Object.values(exports).map(({ source }) => source);
}

/** Examples of READMEs and entry points; those that run beside a chain say no output and are left out. */
function examples(): Example[] {
  return readdirSync(join(root, "packages")).flatMap((name) =>
    ["README.md", ...entryPoints(join(root, "packages", name))].flatMap((path): Example[] => {
      const file = join(root, "packages", name, path);
      if (!existsSync(file)) return [];
      const text = readFileSync(file, "utf8").replace(/^ \* ?/gm, "");
      return [...text.matchAll(/^```ts\n([\s\S]*?)^```$/gm)].flatMap(([, code = ""], i) => {
        const output = [...code.matchAll(/console\.log\(.*\); \/\/ (.*)$/gm)].map(([, line = ""]) => line);
        return output.length === 0 ? [] : [{ of: `${exampleName(name, path)}-${i}`, code, output }];
      });
    }),
  );
}

let manifests: Manifest[];

beforeAll(async () => {
  await run(process.execPath, [join(root, "scripts/pack.mjs"), packed], { cwd: root });
  writeFileSync(join(home, "package.json"), JSON.stringify({ name: "consumer", type: "module", private: true }));
  const files = readdirSync(packed).filter((file) => file.endsWith(".tgz"));
  manifests = process.env.OPENTAO_NPM_INSTALL === undefined ? files.map(installPacked) : installWithNpm(files);
  link(
    createRequire(import.meta.url)
      .resolve("@types/node/package.json")
      .replace(/\/package\.json$/, ""),
    join(modules, "@types/node"),
  );
}, 600_000);

afterAll(() => {
  for (const folder of [packed, home]) rmSync(folder, { recursive: true, force: true });
});

describe("the packed packages", () => {
  it("are all packages, each with its license and what its manifest points at", () => {
    expect(manifests).toHaveLength(readdirSync(join(root, "packages")).length);
    for (const { name, exports, bin, license, private: isPrivate } of manifests) {
      const folder = join(modules, name);
      expect(isPrivate).toBeUndefined();
      expect(license).toBe("Apache-2.0");
      const targets = [
        ...Object.values(exports).flatMap((entry) => [entry.types, entry.default]),
        ...Object.values(bin),
      ];
      expect(targets.length).toBeGreaterThan(0);
      for (const path of ["LICENSE", ...targets]) expect(existsSync(join(folder, path)), `${name}: ${path}`).toBe(true);
    }
  });

  it("hold the notices of others' code that they bundle, as the runtime under `:code` does, and no empty ones", () => {
    const holders = manifests.flatMap(({ name }) => {
      const file = join(modules, name, "dist/third-party-licenses.txt");
      return existsSync(file) ? [{ name, text: readFileSync(file, "utf8") }] : [];
    });
    for (const { name, text } of holders) expect(text, name).toMatch(/^\S+ \d+\.\d+\.\d+ \(.+\)$/m);
    const notices = (name: string): string => holders.find((holder) => holder.name === name)?.text ?? "";
    expect(notices("@opentao/base")).toBe("");
    for (const name of ["opentao", "@opentao/node", "@opentao/sdk"]) expect(notices(name)).toMatch(/^zod \d/m);
    const text = notices("@opentao/runtime");
    for (const name of ["@noble/hashes", "assemblyscript"]) {
      const folder = installed(name, join(root, "packages/crypto"));
      const { version } = manifestSchema
        .pick({ version: true })
        .parse(JSON.parse(readFileSync(join(folder, "package.json"), "utf8")));
      expect(text).toContain(`${name} ${version} (`);
      expect(text).toContain(readFileSync(join(folder, "LICENSE"), "utf8").trim());
    }
    // Crates whose code is in the WebAssembly of `@opentao/crypto`, which the runtime bundles.
    const crates = noticesSchema.parse(
      JSON.parse(readFileSync(join(root, "packages/crypto/src/wasm/generated/notices.json"), "utf8")),
    );
    expect(crates.length).toBeGreaterThan(20);
    for (const part of crates.flatMap(({ title, text }) => [title, text])) expect(text).toContain(part);
  });

  it("let a strict program compile against them, their types included, and run", async () => {
    cpSync(new URL("./program.ts", import.meta.url), join(home, "program.ts"));
    expect(await compile("program.ts")).toBe("");
    const { stdout } = await run(process.execPath, [join(home, "out/program.js")], { cwd: home });
    expect(JSON.parse(stdout)).toMatchObject({
      alice: "5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY",
      code: "CHAIN_UNREACHABLE",
      number: 1,
      present: true,
    });
  });

  it("let the SDK's example compile, and do on a development chain what it says", async () => {
    const readme = readFileSync(join(root, "packages/sdk/README.md"), "utf8");
    const [, example = ""] = /^```ts\n([\s\S]*?)^```$/m.exec(readme) ?? [];
    writeFileSync(join(home, "example.ts"), example);
    expect(await compile("example.ts")).toBe("");
    const node = new RunningTao(["node", "--dev", "--sealing", "instant", "--rpc-port", "0", "--no-network", "--json"]);
    try {
      const { url } = z.object({ url: z.string() }).parse(await node.facts());
      const { stdout, stderr } = await run(process.execPath, [join(home, "out/example.js"), url], { cwd: home });
      expect(stderr).toBe("");
      expect(stdout).toMatch(
        /^0 root 0n\n1 apex \d+n\nbought \d+n rao of alpha for 10 TAO.*\nsold half of it for \d+n rao\n(it answers|no answer: )/,
      );
    } finally {
      await node.stop();
    }
  }, 600_000);

  it("let the examples of every package compile, and print what they say", async () => {
    const all = examples();
    const entries = all.map(({ of }) => of.replace(/-\d+$/, ""));
    for (const { exports, name } of manifests)
      for (const { source } of Object.values(exports))
        expect(entries, name).toContain(exampleName(name.replace("@opentao/", ""), source));
    for (const { of, code } of all) writeFileSync(join(home, `${of}.ts`), code);
    expect(await compile(...all.map(({ of }) => `${of}.ts`))).toBe("");
    for (const { of, output } of all) {
      const { stdout } = await run(process.execPath, [join(home, `out/${of}.js`)], { cwd: home });
      expect(stdout.trimEnd().split("\n"), of).toEqual(output);
    }
  });

  it("bring the command under names of its own", async () => {
    const cli = manifests.find(({ name }) => name === "opentao");
    expect(Object.keys(cli?.bin ?? {})).toEqual(["opentao", "tao"]);
    const command = join(modules, "opentao", cli?.bin.tao ?? "");
    const wallets = ["wallet", "list", "--json", "--wallets", join(home, "wallets")];
    const { stdout } = await run(process.execPath, [command, ...wallets], { cwd: home });
    expect(JSON.parse(stdout)).toBeDefined();
    const spec = await run(process.execPath, [command, "chain", "build-spec", "--chain", "mainnet", "--json"], {
      cwd: home,
      maxBuffer: 1 << 26,
    });
    expect(JSON.parse(spec.stdout)).toBeDefined();
  });
});
