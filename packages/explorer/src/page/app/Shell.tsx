import { Link, Outlet, useNavigate } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useSessionValue, useTrustValue } from "../network/context.ts";
import { Edges } from "../parts/Edges.tsx";
import { FaultNote } from "../parts/FaultNote.tsx";
import { BlockLink } from "../parts/names.tsx";
import { useTexts } from "../texts/language.ts";
import { Addresses, Settings } from "./Settings.tsx";
import styles from "./shell.module.css";
import { APP } from "./texts.ts";

const PAGES = [
  ["/", "overview"],
  ["/subnets", "subnets"],
  ["/blocks", "blocks"],
  ["/what-if", "whatIf"],
  ["/ask", "ask"],
  ["/wallet", "wallet"],
] as const;

function Search(): ReactNode {
  const words = useTexts(APP);
  const navigate = useNavigate();
  return (
    <search>
      <form
        className={styles.search}
        onSubmit={(event) => {
          event.preventDefault();
          const q = `${new FormData(event.currentTarget).get("q") ?? ""}`.trim();
          if (q !== "") void navigate({ to: "/search", search: { q } });
        }}
      >
        <input name="q" type="search" aria-label={words.search} placeholder={words.search} maxLength={200} />
        <button type="submit">{words.searchShort}</button>
      </form>
    </search>
  );
}

function Height(): ReactNode {
  const words = useTexts(APP);
  const shown = useSessionValue((state) => state.shown);
  const finalized = useSessionValue((state) => state.finalized);
  if (shown === undefined) return null;
  // The shown block changes at most once a second; what is finalized may be above it by then.
  const last = finalized !== undefined && finalized.number > shown.number ? shown : finalized;
  return (
    <p className={styles.height}>
      <span className={styles.pulse} key={shown.hash} aria-hidden="true" />
      {words.block} <BlockLink number={shown.number} />
      {last !== undefined && (
        <span className="quiet">
          {" "}
          · {words.finalized} <BlockLink number={last.number} />
        </span>
      )}
    </p>
  );
}

/** Whether what is shown is proven, where that was asked for. */
function Proven(): ReactNode {
  const words = useTexts(APP);
  const name = useTrustValue(({ light, lieCount }) => {
    const isProving = light === undefined || light.isSyncing;
    return lieCount > 0 ? "lies" : isProving ? "proving" : "proven";
  });
  if (name === undefined) return null;
  return (
    <Link to="/trust" className={`${styles.trust} ${styles[name]}`}>
      <span aria-hidden="true">{{ lies: "✗", proving: "…", proven: "✓" }[name]} </span>
      {words[name]}
    </Link>
  );
}

/** What stands around all pages: where one can go, how the chain is, and what is wrong with it. */
export function Shell(): ReactNode {
  const words = useTexts(APP);
  const fault = useSessionValue((state) => state.fault);
  const hasLied = useTrustValue(({ lieCount }) => lieCount > 0) === true;
  return (
    <>
      <button type="button" className={styles.skip} onClick={() => document.getElementById("content")?.focus()}>
        {words.skip}
      </button>
      <header className={styles.header}>
        <div className={styles.bar}>
          <Link to="/" className={styles.brand}>
            <img src="icon.svg" alt="" width="28" height="28" />
            OpenTAO
          </Link>
          <Search />
          <Height />
          <Proven />
          <Settings />
        </div>
        <Edges>
          <nav className={styles.nav} aria-label={words.main}>
            {PAGES.map(([to, name]) => (
              <Link key={to} to={to} activeOptions={{ exact: to === "/" }} activeProps={{ "aria-current": "page" }}>
                {words[name]}
              </Link>
            ))}
          </nav>
        </Edges>
      </header>
      <main id="content" className={styles.main} tabIndex={-1}>
        {fault !== undefined && (
          <FaultNote fault={fault}>
            {fault.kind === "noAddress" || fault.kind === "unreachable" ? <Addresses /> : undefined}
          </FaultNote>
        )}
        {hasLied && (
          <FaultNote fault={{ kind: "lie", detail: "" }}>
            <Link to="/trust">{words.trustMore}</Link>
          </FaultNote>
        )}
        <Outlet />
      </main>
    </>
  );
}
