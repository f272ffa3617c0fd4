import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import {
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openIndex, type Place } from "../src/index.ts";

/** A kind of database, of which tests take new ones. */
export interface Places {
  /** A place for an index that nobody has used. */
  take(): Promise<Place>;
  /** A place where nothing is yet. */
  takeEmpty(): Promise<Place>;
  stop(): Promise<void>;
}

const packageFolder = join(import.meta.dirname, "..");

/** Name of the template: another for each version of the database and of the schema. */
function templateName(): string {
  const hash = createHash("sha256").update(readFileSync(join(packageFolder, "package.json")));
  for (const file of readdirSync(join(packageFolder, "src/schema")).sort()) {
    hash.update(readFileSync(join(packageFolder, "src/schema", file)));
  }
  return hash.digest("hex").slice(0, 16);
}

/** A new embedded database. Making one takes seconds: it is kept from one run of the tests to the next. */
async function template(): Promise<string> {
  const cache = join(packageFolder, "node_modules/.cache/opentao-index");
  const path = join(cache, templateName());
  if (existsSync(path)) return path;
  mkdirSync(cache, { recursive: true });
  const made = mkdtempSync(join(cache, "made-"));
  await (await openIndex({ folder: join(made, "index") })).close();
  try {
    renameSync(join(made, "index"), path);
  } catch (error) {
    if (!existsSync(path)) throw error; // else another process was faster
  }
  rmSync(made, { recursive: true, force: true });
  return path;
}

/** Embedded databases: copies of a new one. */
export async function embeddedPlaces(): Promise<Places> {
  const folder = mkdtempSync(join(tmpdir(), "opentao-index-"));
  const made = await template();
  let taken = 0;
  return {
    take: async () => {
      taken += 1;
      const place = join(folder, String(taken));
      cpSync(made, place, { recursive: true });
      return { folder: place };
    },
    takeEmpty: async () => {
      taken += 1;
      return { folder: join(folder, String(taken)) };
    },
    stop: async () => rmSync(folder, { recursive: true }),
  };
}

/** Folder of PostgreSQL's programs, where Debian installs them; `undefined` without any. */
export function postgresPrograms(): string | undefined {
  const versions = "/usr/lib/postgresql";
  const [version] = existsSync(versions) ? readdirSync(versions).sort().reverse() : [];
  const folder = join(versions, version ?? "", "bin");
  return existsSync(join(folder, "initdb")) && existsSync(join(folder, "postgres")) ? folder : undefined;
}

/** User and group that the server runs as: it refuses to run as root. */
function serverUser(): { uid?: number; gid?: number } {
  if (process.getuid?.() !== 0) return {};
  const id = (flag: string) => Number(spawnSync("id", [flag, "postgres"], { encoding: "utf8" }).stdout);
  return { uid: id("-u"), gid: id("-g") };
}

/** Databases of a PostgreSQL server that is started for them. */
export async function postgresPlaces(programs: string): Promise<Places> {
  const folder = mkdtempSync(join(tmpdir(), "opentao-postgres-"));
  const user = serverUser();
  if (user.uid !== undefined && user.gid !== undefined) chownSync(folder, user.uid, user.gid);
  const data = join(folder, "data");
  const run = (program: string, ...args: string[]): void => {
    const { status, stderr } = spawnSync(join(programs, program), args, { ...user, cwd: folder, encoding: "utf8" });
    if (status !== 0) throw new Error(`${program}: ${stderr}`);
  };
  run("initdb", "-D", data, "-U", "postgres", "-A", "trust", "-N");
  const settings = `-k ${folder} -c listen_addresses= -c fsync=off`;
  run("pg_ctl", "-D", data, "-l", join(folder, "log"), "-w", "-o", settings, "start");
  let taken = 0;
  const take = async () => {
    taken += 1;
    const name = `index${taken}`;
    run("createdb", "-h", folder, "-U", "postgres", name);
    return { url: `postgres://postgres@localhost/${name}?host=${encodeURIComponent(folder)}` };
  };
  return {
    take,
    takeEmpty: take,
    stop: async () => {
      run("pg_ctl", "-D", data, "-w", "-m", "immediate", "stop");
      rmSync(folder, { recursive: true });
    },
  };
}

/** Databases of each kind that can be had on this machine, by a name. */
export function allPlaces(): [string, () => Promise<Places>][] {
  const programs = postgresPrograms();
  if (programs === undefined) console.log("No PostgreSQL server is installed: only the embedded database is tested.");
  const server: [string, () => Promise<Places>][] =
    programs === undefined ? [] : [["PostgreSQL", () => postgresPlaces(programs)]];
  return [["an embedded database", embeddedPlaces], ...server];
}
