// npm run crypto: builds packages/crypto/wasm, which is written in Rust, into packages/crypto/src/wasm/generated, with
// the notices of the crates whose code is in it.
//
// Needs cargo of the version below with the target wasm32-unknown-unknown. What it makes is kept in the repository, so
// that nobody else needs it. The same sources and the same compiler give the same bytes: no path and no time gets in.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { homedir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { formatted } from "./generated.mjs";
import { root } from "./setup.mjs";

const crate = join(root, "packages/crypto/wasm");
const generated = join(root, "packages/crypto/src/wasm/generated");
const TARGET = "wasm32-unknown-unknown";
/** The compiler whose bytes are kept. */
const COMPILER = "1.95.0";

const CARGO_HOME = process.env.CARGO_HOME ?? join(homedir(), ".cargo");
const FLAGS = [
  // Field arithmetic that was proven correct by machine; in WebAssembly it is also the fastest.
  '--cfg curve25519_dalek_backend="fiat"',
  // More than the deepest call needs. It lies below all data, so that an overflow is a trap.
  "-C link-arg=-zstack-size=131072",
  // Where the stack begins: what secrets leave on it is wiped from outside.
  "-C link-arg=--export=__stack_pointer",
];

/** The license of the standard library, MIT. */
const STANDARD_LIBRARY = readFileSync(join(crate, "standard-library.txt"), "utf8").trim();

/** Hash of all that the module is made of. */
export function inputsOf() {
  const hash = createHash("sha256").update(`${COMPILER} ${FLAGS.join(" ")}`);
  const sources = readdirSync(join(crate, "src"), { recursive: true }).filter((name) => name.endsWith(".rs"));
  for (const name of ["Cargo.toml", "Cargo.lock", ...sources.sort().map((name) => join("src", name))]) {
    const text = readFileSync(join(crate, name));
    hash.update(`${name} ${text.length} `).update(text);
  }
  return hash.digest("hex");
}

/** Folders of crates, named for the registries that they come from, which the module must not show. */
function registries() {
  const folder = join(CARGO_HOME, "registry/src");
  return existsSync(folder) ? readdirSync(folder).map((name) => join(folder, name)) : [];
}

function cargo(args, options = {}) {
  const { RUSTFLAGS, CARGO_ENCODED_RUSTFLAGS, ...env } = process.env;
  const hidden = [`${crate}=/crypto`, ...registries().map((folder) => `${folder}=/crates`)];
  const flags = [...FLAGS, ...hidden.map((path) => `--remap-path-prefix=${path}`)];
  return spawnSync("cargo", [`+${COMPILER}`, ...args], {
    cwd: crate,
    encoding: "utf8",
    ...options,
    env: { ...env, RUSTFLAGS: flags.join(" ") },
  });
}

/** Fetches the crates; returns why the module cannot be built on this machine, or `undefined` when it can. */
export function obstacle() {
  const { status, stderr, error } = cargo(["fetch", "--locked", "--target", TARGET]);
  if (status !== 0) return error?.message ?? stderr.trim().split("\n").at(-1);
  const compiler = spawnSync("rustc", [`+${COMPILER}`, "--print", "target-libdir", "--target", TARGET], {
    encoding: "utf8",
  });
  return existsSync(compiler.stdout.trim()) ? undefined : `the target ${TARGET} is not installed`;
}

/** Builds the module in a folder for what is built on the way; returns its bytes. */
export function makeModule(folder) {
  const missing = obstacle();
  if (missing !== undefined) throw new Error(`the module cannot be built: ${missing}`);
  const args = ["build", "--quiet", "--release", "--locked", "--target", TARGET, "--target-dir", folder];
  const { status, error } = cargo(args, { stdio: ["ignore", 2, 2] });
  if (status !== 0) throw new Error(`the module does not build: ${error?.message ?? "see above"}`);
  return readFileSync(join(folder, TARGET, "release/crypto.wasm"));
}

/** License texts of a crate; MIT where one may choose. */
function textsOf({ name, license, manifest_path }) {
  const folder = dirname(manifest_path);
  const files = readdirSync(folder).filter((file) => /^(?:licen[cs]e|copying)/i.test(file));
  const chosen = files.filter((file) => /mit/i.test(file) && license.includes("MIT"));
  const texts = (chosen.length > 0 ? chosen : files).map((file) => readFileSync(join(folder, file), "utf8").trim());
  if (texts.length === 0) throw new Error(`${name} has no license text`);
  return texts.join("\n\n");
}

/** Notices of the crates whose code the module holds: those that are not only for the build. */
function notices() {
  const { packages } = JSON.parse(cargo(["metadata", "--locked", "--format-version=1"], { maxBuffer: 2 ** 26 }).stdout);
  const tree = [
    "tree",
    "--locked",
    "--edges=normal,no-proc-macro",
    "--prefix=none",
    "--format={p}",
    "--target",
    TARGET,
  ];
  const lines = new Set(
    cargo(tree)
      .stdout.trim()
      .split("\n")
      .map((line) => line.split(" ").slice(0, 2).join(" ")),
  );
  const crates = packages.filter(({ name, version, source }) => source !== null && lines.has(`${name} v${version}`));
  // It has no text of its own: it is by the authors of schnorrkel, under the same license.
  const lender = crates.find(({ name }) => name === "schnorrkel");
  const all = crates.map((crate) => ({
    title: `${crate.name} ${crate.version} (${crate.license})`,
    text: textsOf(crate.name === "getrandom_or_panic" ? lender : crate),
  }));
  const std = { title: `Rust standard library ${COMPILER} (MIT OR Apache-2.0)`, text: STANDARD_LIBRARY };
  return [...all, std].sort((a, b) => (a.title < b.title ? -1 : 1));
}

function write(name, text) {
  const path = join(generated, name);
  writeFileSync(path, formatted(text, path));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const bytes = makeModule(join(crate, "target"));
  write(
    "binary.ts",
    [
      "// Made by scripts/crypto.mjs from packages/crypto/wasm.",
      "",
      "/** Hash of the sources. */",
      `export const inputs = "${inputsOf()}";`,
      "/** The module in base64. */",
      `export const binary = "${bytes.toString("base64")}";`,
      "",
    ].join("\n"),
  );
  write("notices.json", JSON.stringify(notices(), undefined, 2));
  console.log(`built ${bytes.length} bytes`);
}
