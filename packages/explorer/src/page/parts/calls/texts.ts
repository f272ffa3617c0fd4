import { texts } from "../../texts/language.ts";

/** Texts of calls, events and decoded values. */
export const CALL_PARTS = texts(
  {
    byAuthor: "The author of the block",
    called: "called",
    more: (count: number) => `… ${count} more`,
    event: "Event",
    permanent: "Permanent link to this event",
    noEvents: "None.",
    bytes: (count: number) => `${count} bytes`,
    empty: "empty",
    yes: "yes",
    no: "no",
    absent: "none",
    data: "Data",
  },
  {
    byAuthor: "L'auteur du bloc",
    called: "a appelé",
    more: (count) => `… encore ${count}`,
    event: "Événement",
    permanent: "Lien permanent vers cet événement",
    noEvents: "Aucun.",
    bytes: (count) => `${count} octets`,
    empty: "vide",
    yes: "oui",
    no: "non",
    absent: "aucun",
    data: "Données",
  },
);
