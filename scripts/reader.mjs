// Builds the module that stands under `:code` (packages/runtime/reader) into packages/runtime/generated/code.js.
//
// The same sources and the same versions of the tools give the same bytes on every machine: no path and no time gets
// in.
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { gzipSync } from "fflate";
import { bundledPackages } from "./licenses.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
const runtime = join(root, "packages/runtime");
const generated = join(runtime, "generated/code.js");
/** Entry point of the runtime that stands in the section. */
const RUNTIME = "src/assembly/runtime.ts";
const BUNDLE_SECTION = "opentao:runtime";
const PAGE = 65_536;
/** Addresses below it are left free, so that none is 0. */
const MEMORY_BASE = 1024;
/** Of the compiler's own data, beside the facts. */
const SLACK = 4096;

/**
 * Bundles an entry point of the runtime, with all that it imports, to one file that imports nothing. Returns it with
 * the folders of the packages that it holds.
 */
async function bundle(entry) {
  const { outputFiles, metafile } = await build({
    absWorkingDir: runtime,
    entryPoints: [entry],
    bundle: true,
    minify: true,
    format: "esm",
    platform: "browser",
    conditions: ["source"],
    target: "es2022",
    // They stand beside what is published (licenses.mjs): nothing that runs is made longer by them.
    legalComments: "none",
    charset: "utf8",
    write: false,
    metafile: true,
    logLevel: "error",
  });
  const imports = Object.values(metafile.outputs).flatMap((output) => output.imports);
  if (imports.length > 0) throw new Error(`the runtime's bundle imports ${imports.map(({ path }) => path).join(", ")}`);
  return { contents: outputFiles[0].contents, packages: bundledPackages(metafile, runtime) };
}

/** Facts (packages/runtime/src/code/reader/facts.ts) as a source file of the reader. */
function factsSource({ data, spans, numbers }) {
  const padded = Buffer.alloc(Math.ceil(data.length / 8) * 8);
  padded.set(data);
  const words = Array.from({ length: padded.length / 8 }, (_, i) => `0x${padded.readBigUInt64LE(8 * i).toString(16)}`);
  const heapBase = Math.ceil((MEMORY_BASE + padded.length + SLACK) / PAGE) * PAGE;
  return {
    heapBase,
    text: [
      `export const DATA: usize = memory.data<u64>([${words}], 16);`,
      ...Object.entries(spans).map(
        ([name, { offset, length }]) => `export const ${name}: u64 = (<u64>${length} << 32) | <u64>(DATA + ${offset});`,
      ),
      ...Object.entries({ ...numbers, HEAP_BASE: heapBase }).map(
        ([name, number]) => `export const ${name}: u32 = ${number};`,
      ),
    ].join("\n"),
  };
}

/** Compiles the reader's sources. */
async function compile(sources) {
  const asc = await import("assemblyscript/asc");
  const messages = [];
  let binary;
  const options = ["--runtime", "stub", "-O3z", "--memoryBase", String(MEMORY_BASE), "--use", "abort="];
  // Light clients run what WebAssembly could do in its first version.
  for (const feature of ["bulk-memory", "sign-extension", "nontrapping-f2i", "mutable-globals"])
    options.push("--disable", feature);
  const { error } = await asc.main(["index.ts", "--baseDir", ".", "--outFile", "reader.wasm", ...options], {
    readFile: (name) => sources.get(name) ?? null,
    writeFile: (_, contents) => {
      binary = contents;
    },
    listFiles: () => [],
    stderr: { write: (text) => void messages.push(text) },
  });
  if (error !== null || binary === undefined) throw new Error(`the reader does not compile:\n${messages.join("")}`);
  return binary;
}

function leb128(number) {
  const bytes = [];
  for (let rest = number; ; rest >>>= 7) {
    if (rest < 0x80) return [...bytes, rest];
    bytes.push((rest & 0x7f) | 0x80);
  }
}

/** A module with a custom section at its end. */
function withSection(module, name, contents) {
  const title = Buffer.from(name);
  const head = Buffer.from([...leb128(title.length), ...title]);
  return Buffer.concat([module, Buffer.from([0, ...leb128(head.length + contents.length)]), head, contents]);
}

/** Checks that the host's allocations begin above all that the module holds itself. */
function checkHeapBase(module, heapBase) {
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(module), {
    env: new Proxy({}, { get: () => () => 0 }),
  });
  const end = new Uint8Array(exports.memory.buffer).findLastIndex((byte) => byte !== 0) + 1;
  if (exports.__heap_base.value !== heapBase || end > heapBase)
    throw new Error(`the reader's data ends at ${end}, its heap begins at ${exports.__heap_base.value}`);
}

/** Folders of the packages of which the module holds code: those of the bundle, and the compiler's own library. */
export async function packagesInCode() {
  const { packages } = await bundle(RUNTIME);
  return [...packages, join(root, "node_modules/assemblyscript")];
}

/** Builds the module. `onlyWhenChanged` is the hash of inputs for which there is one already. */
export async function makeCode(onlyWhenChanged) {
  const folder = join(runtime, "reader");
  const files = readdirSync(folder).filter((name) => name.endsWith(".ts"));
  const sources = new Map(files.sort().map((name) => [name, readFileSync(join(folder, name), "utf8")]));
  const bundles = await Promise.all([bundle(RUNTIME), bundle("src/code/reader/index.ts")]);
  const [source, facts] = bundles.map(({ contents }) => contents);
  const lock = JSON.parse(readFileSync(join(root, "package-lock.json"), "utf8"));
  const versions = ["assemblyscript", "binaryen", "fflate"].map(
    (name) => lock.packages[`node_modules/${name}`].version,
  );
  const hash = createHash("sha256");
  for (const part of [
    readFileSync(fileURLToPath(import.meta.url)),
    versions.join(),
    ...[...sources].flat(),
    source,
    facts,
  ])
    hash.update(`${part.length} `).update(part);
  const inputs = hash.digest("hex");
  if (inputs === onlyWhenChanged) return undefined;

  const { ownFacts } = await import(`data:text/javascript;base64,${Buffer.from(facts).toString("base64")}`);
  const { text, heapBase } = factsSource(ownFacts());
  const module = await compile(new Map([...sources, ["facts.ts", text]]));
  checkHeapBase(module, heapBase);
  // Not the platform's zlib: its bytes differ between processors.
  const packed = gzipSync(source, { level: 9, mtime: 0 });
  return { inputs, module, bundle: source, code: withSection(module, BUNDLE_SECTION, packed) };
}

/** Builds the module when it is missing or its inputs changed; returns whether it did. */
export async function ensureCode() {
  const before = existsSync(generated)
    ? /inputs = "([0-9a-f]+)"/.exec(readFileSync(generated, "utf8"))?.[1]
    : undefined;
  const made = await makeCode(before);
  if (made === undefined) return false;
  mkdirSync(join(runtime, "generated"), { recursive: true });
  const fresh = `${generated}.${process.pid}`;
  writeFileSync(
    fresh,
    [
      "// Made by scripts/reader.mjs. Not kept in the repository.",
      `export const inputs = "${made.inputs}";`,
      `export const code = "${made.code.toString("base64")}";`,
      "",
    ].join("\n"),
  );
  renameSync(fresh, generated);
  return true;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const started = Date.now();
  const isNew = await ensureCode();
  console.log(
    `${isNew ? "built the runtime's code" : "the runtime's code is up to date"} in ${Date.now() - started} ms`,
  );
}
