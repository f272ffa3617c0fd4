import { texts } from "../../texts/language.ts";
import type { SubnetTab } from "./tabs.ts";

/** Names of the parts of the page. */
type TabNames = Readonly<Record<SubnetTab, string>>;

const tabsEn: TabNames = {
  summary: "Summary",
  tasks: "Tasks",
  neurons: "Neurons",
  weights: "Scores",
  parameters: "Rules",
  registrations: "Joining",
  pool: "Price and pool",
};

const tabsFr: TabNames = {
  summary: "Résumé",
  tasks: "Tâches",
  neurons: "Neurones",
  weights: "Notes",
  parameters: "Règles",
  registrations: "Inscriptions",
  pool: "Prix et réserve",
};

/** Texts of a subnet's page as a whole. */
export const SUBNET = texts(
  {
    parts: "Parts of this subnet",
    tabs: tabsEn,
    number: (netuid: number) => `subnet ${netuid}`,
    unnamed: "Without a name",
    root: "Root has no task of its own: who stakes TAO here backs validators on all subnets.",
    rootTasks: "Root has no tasks: validators are backed here, and ask on the other subnets.",
    noTask: "The owner has not said what its machines do.",
    website: "Website",
    source: "Source code",
    discord: "Discord",
    contact: "Contact",
    noSubnet: "There is no such subnet",
    noSubnetWay: "It may have been dissolved to make room for another, or not be registered yet.",
    all: "All subnets",
  },
  {
    parts: "Parties de ce sous-réseau",
    tabs: tabsFr,
    number: (netuid) => `sous-réseau ${netuid}`,
    unnamed: "Sans nom",
    root: "La racine n'a pas de tâche propre : qui y mise des TAO soutient des validateurs dans tous les sous-réseaux.",
    rootTasks:
      "La racine n'a pas de tâches : on y soutient des validateurs, qui interrogent les mineurs des autres sous-réseaux.",
    noTask: "Le propriétaire n'a pas dit ce que font ses machines.",
    website: "Site",
    source: "Code source",
    discord: "Discord",
    contact: "Contact",
    noSubnet: "Ce sous-réseau n'existe pas",
    noSubnetWay: "Il a peut-être été dissous pour faire place à un autre, ou n'est pas encore enregistré.",
    all: "Tous les sous-réseaux",
  },
);
