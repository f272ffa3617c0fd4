import { Link, useLocation } from "@tanstack/react-router";
import { type ReactNode, useContext, useEffect, useRef, useState } from "react";
import { chooseAddresses } from "../network/config.ts";
import { useNetwork } from "../network/context.ts";
import { LANGUAGES, LanguageContext, useTexts } from "../texts/language.ts";
import { PreferencesContext } from "./preferences.ts";
import styles from "./shell.module.css";
import { APP } from "./texts.ts";
import type { Theme } from "./theme.ts";

/** Addresses of the node and the index that the page reads. */
export function Addresses(): ReactNode {
  const words = useTexts(APP);
  const { config } = useNetwork();
  return (
    <form
      className={styles.addresses}
      onSubmit={(event) => {
        event.preventDefault();
        const form = new FormData(event.currentTarget);
        chooseAddresses(`${form.get("node")}`.trim(), `${form.get("index")}`.trim());
        location.reload();
      }}
    >
      <label>
        {words.node}
        <input
          name="node"
          type="text"
          inputMode="url"
          defaultValue={config.node ?? ""}
          placeholder="ws://127.0.0.1:9944"
        />
      </label>
      <label>
        {words.index}
        <input
          name="index"
          type="text"
          inputMode="url"
          defaultValue={config.index ?? ""}
          placeholder="http://127.0.0.1:9988"
        />
      </label>
      <button type="submit" className="primary">
        {words.connect}
      </button>
    </form>
  );
}

const LOOKS: readonly Theme[] = ["system", "light", "dark"];

/** Language, look and addresses. */
export function Settings(): ReactNode {
  const words = useTexts(APP);
  const language = useContext(LanguageContext);
  const { theme, setTheme, setLanguage } = useContext(PreferencesContext);
  const [isOpen, setOpen] = useState(false);
  const place = useLocation({ select: ({ href }) => href });
  const box = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another page closes it
  useEffect(() => setOpen(false), [place]);
  useEffect(() => {
    if (!isOpen) return;
    const onPress = ({ target }: Event): void => {
      if (target instanceof Node && box.current?.contains(target) !== true) setOpen(false);
    };
    const onKey = ({ key }: KeyboardEvent): void => {
      if (key === "Escape") setOpen(false);
    };
    document.addEventListener("pointerdown", onPress);
    document.addEventListener("keydown", onKey);
    return () => {
      document.removeEventListener("pointerdown", onPress);
      document.removeEventListener("keydown", onKey);
    };
  }, [isOpen]);
  return (
    <div ref={box} className={styles.settings}>
      <button type="button" aria-expanded={isOpen} aria-controls="settings" onClick={() => setOpen(!isOpen)}>
        <span aria-hidden="true">⚙</span> <span className={styles.wide}>{words.settings}</span>
        <span className={styles.narrow}>
          <span className="unseen">{words.settings}</span>
        </span>
      </button>
      {isOpen && (
        <div id="settings" className={styles.panel}>
          <label>
            {words.language}
            <select value={language} onChange={(event) => setLanguage(event.target.value === "fr" ? "fr" : "en")}>
              {Object.entries(LANGUAGES).map(([code, name]) => (
                <option key={code} value={code} lang={code}>
                  {name}
                </option>
              ))}
            </select>
          </label>
          <label>
            {words.look}
            <select
              value={theme}
              onChange={(event) => setTheme(LOOKS.find((look) => look === event.target.value) ?? "system")}
            >
              {LOOKS.map((look) => (
                <option key={look} value={look}>
                  {words.looks[look]}
                </option>
              ))}
            </select>
          </label>
          <Addresses />
          <Link to="/trust" onClick={() => setOpen(false)}>
            {words.trust}
          </Link>
        </div>
      )}
    </div>
  );
}
