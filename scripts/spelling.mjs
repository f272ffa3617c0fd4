// Finds words in British spelling: alone, in names (`finalisedHead`, `NEIGHBOURS`), and in every form of their stems.

/** Verbs on -ise and what is made of them. */
const ISE = /^(?<stem>[a-z]{3,}is)(?:e|ed|es|er|ers|ing|ation|ations|able)$/;
/** Stems of the form of ISE that have an s everywhere. */
const ALWAYS_IS = new RegExp(
  `^(?:${[
    "[a-z]*(?:[^i]c|bru|cru|no|po|pr|ra|w)",
    "(?:ad|de|impro|re|super|tele|unad)v",
    "(?:com)?prom",
    "(?:advert|champ|chast|chem|dem|desp|disgu|expert|franch|lia|mala|merchand|mort|parad|prem|tort|treat|turquo)",
  ].join("|")})is$`,
);

/** Words that are British in every place, with what may follow their stems. */
const STEMS = new RegExp(
  `^(?:anti|bi|dis|im|mis|multi|non|over|pre|re|sub|un|under)?(?:${[
    "(?:ana|cata|dia|electro|hydro|para)lys(?:e|ed|er|ers|ing)",
    "(?:arm|behavi|cand|clam|col|endeav|fav|ferv|flav|harb|hon|hum|lab|neighb|od|parl|ranc|rig|rum|sav|savi)our[a-z]*",
    "(?:splend|tum|val|vap|vig)our[a-z]*",
    "(?:calib|cent|fib|lit|lust|meag|(?:centi|kilo|micro|milli|nano)?met|sab|somb|spect|theat)re[sd]?",
    "centring",
    "(?:barre|beve|cance|caro|channe|counse|dia|ename|equa|fue|funne|initia|jewe|labe|leve|libe|marve|mode)ll[eio][a-z]+",
    "(?:pane|parce|penci|quarre|reve|riva|shove|signa|spira|swive|tota|trave|tunne|unrave)ll[eio][a-z]+",
    "(?:defence|licence|pretence)(?:d|s|less)?",
    "(?:ana|cata)logu(?:e|ed|es|ing)",
    "grey(?:s|ed|er|ing|ish|scale)?",
    "(?:acknowledge|enrol|fulfil|judge)ments?",
    "(?:enrol|fulfil)s?",
    "(?:dreamt|learnt|spelt|spoilt)",
    "(?:ageing|aluminium|amongst|cosy|jewellery|programmes?|whilst)",
    "(?:artefact|manoeuvr|mould|plough|sceptic|skilful|storey|tyre|wilful)[a-z]*",
  ].join("|")})$`,
);

function isBritish(word) {
  const stem = ISE.exec(word)?.groups.stem;
  return STEMS.test(word) || (stem !== undefined && !ALWAYS_IS.test(stem));
}

/** Words of a text, and of the names in it, whose words begin with capital letters. */
const WORDS = /[A-Z]?[a-z]+|[A-Z]+(?![a-z])/g;

/** Returns the British words of a text. */
export function britishIn(text) {
  return (text.match(WORDS) ?? []).filter((word) => isBritish(word.toLowerCase()));
}

/** Replacements that make words of STEMS and ISE American; the first that changes a word is taken. */
const AMERICAN = [
  [/^programmes$/, "programs"],
  [/^programme$/, "program"],
  [/^jewellery$/, "jewelry"],
  [/^(learn|spoil|dream)t$/, "$1ed"],
  [/^spelt$/, "spelled"],
  [/^ageing$/, "aging"],
  [/^aluminium$/, "aluminum"],
  [/^amongst$/, "among"],
  [/^whilst$/, "while"],
  [/^cosy$/, "cozy"],
  [/^artefact/, "artifact"],
  [/^manoeuvre?(?!d)/, "maneuver"],
  [/^mould/, "mold"],
  [/^plough/, "plow"],
  [/^sceptic/, "skeptic"],
  [/^(sk|w)ilful/, "$1illful"],
  [/^storeys$/, "stories"],
  [/^storey/, "story"],
  [/^tyre/, "tire"],
  [/grey/, "gray"],
  [/(judg|knowledg)ement/, "$1ment"],
  [/^(enrol|fulfil)(?=ment|s?$)/, "$1l"],
  [/(defen|licen|preten)ce/, "$1se"],
  [/logu(?:e(?!d))?(?=s?$|ed$|ing$)/, "log"],
  [/lys(?=e|ing)/, "lyz"],
  [/centring/, "centering"],
  [/our/, "or"],
  [/red$/, "ered"],
  [/re(s?)$/, "er$1"],
  [/ll(?=[eio])/, "l"],
  [/is(?=(?:e|ed|es|er|ers|ing|ation|ations|able)$)/, "iz"],
];

/** Returns the American form of a British word, in its capitals; `undefined` where it is not known. */
export function americanOf(word) {
  const lower = word.toLowerCase();
  for (const [pattern, form] of AMERICAN) {
    const found = lower.replace(pattern, form);
    if (found === lower) continue;
    if (word === word.toUpperCase()) return found.toUpperCase();
    return word[0] === lower[0] ? found : `${found[0].toUpperCase()}${found.slice(1)}`;
  }
  return undefined;
}
