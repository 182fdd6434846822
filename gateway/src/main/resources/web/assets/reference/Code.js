import { html } from "../shared/ui.js";
import { CopyButton } from "../shared/CopyButton.js";

const STRING = `"""[\\s\\S]*?"""|"(?:\\\\.|[^"\\\\\\n])*"|'(?:\\\\.|[^'\\\\\\n])*'|\`(?:\\\\.|[^\`\\\\])*\``;
const NUMBER = "\\b\\d[\\d_]*(?:\\.\\d+)?(?:[eE][+-]?\\d+)?\\b";
const WORDS = {
  json: "true|false|null",
  curl: "set|curl|grep|paste|echo|date",
  python: "import|from|def|return|with|as|try|except|raise|for|in|if|else|while|True|None|break|print",
  javascript: "const|let|async|function|await|return|if|throw|new|for|of|do|while|null",
  java: "import|public|static|class|final|void|throws|new|return|if|throw|var|int|long",
};
const COMMENT = { curl: "^#.*$", python: "^#.*$", javascript: "//.*$", java: "^\\s*/\\*\\*[\\s\\S]*?\\*/|//.*$" };

/** A text of a program or of JSON, coloured by its parts, with a button to copy it. */
export function Code({ text, language, label }) {
  return html`<div class="code">
    <${CopyButton} text=${text} />
    <pre tabindex="0" aria-label=${label}><code>${coloured(text, language)}</code></pre>
  </div>`;
}

function coloured(text, language) {
  const comment = COMMENT[language] ?? "(?!)";
  const parts = new RegExp(`(?<comment>${comment})|(?<string>${STRING})|(?<number>${NUMBER})|\\b(?<word>${WORDS[language]})\\b`, "gm");
  const spans = [];
  let end = 0;
  for (const found of text.matchAll(parts)) {
    const kind = Object.keys(found.groups).find((name) => found.groups[name] !== undefined);
    spans.push(text.slice(end, found.index), html`<span class=${`c-${isKey(text, found, kind, language) ? "key" : kind}`}>${found[0]}</span>`);
    end = found.index + found[0].length;
  }
  spans.push(text.slice(end));
  return spans;
}

function isKey(text, found, kind, language) {
  return language === "json" && kind === "string" && text[found.index + found[0].length] === ":";
}

/**
 * JSON text laid out for people. Works on the text, not on the values, so that every number keeps the digits that
 * the exchange sent.
 */
export function laidOut(json) {
  let depth = 0;
  const line = () => `\n${"  ".repeat(depth)}`;
  const tokens = json.match(/"(?:\\.|[^"\\])*"|[{}[\],:]|[^\s{}[\],:"]+/g) ?? [];
  return tokens.map((token, i) => {
    const next = tokens[i + 1];
    if (token === "{" || token === "[") {
      if (next === "}" || next === "]") return token;
      depth++;
      return token + line();
    }
    if (token === "}" || token === "]") {
      if (tokens[i - 1] === "{" || tokens[i - 1] === "[") return token;
      depth--;
      return line() + token;
    }
    if (token === ",") return token + line();
    return token === ":" ? ": " : token;
  }).join("").replace(/\[\n\s+(-?[\d.]+),\n\s+(-?[\d.]+)\n\s+\]/g, "[$1, $2]");
}
