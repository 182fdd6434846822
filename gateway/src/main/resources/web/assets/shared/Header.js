import { html, useState, useEffect } from "./ui.js";

const STATES = {
  ok: ["Operational", "Orders, cancels and reads work."],
  degraded: ["Degraded", "Trading works; something beside it does not."],
  cancel_only: ["Cancel only", "New orders are refused; cancels and reads go on."],
  recovering: ["Recovering", "The log is being replayed."],
  unreachable: ["Unreachable", "The exchange does not answer."],
  unknown: ["Checking", "Asking the exchange."],
};
const STATUS_EVERY_MILLIS = 5000;

/** The bar on top of every page: name, ways, state of the exchange, colours. */
export function Header({ page, children }) {
  return html`<header class="topbar">
    <a class="brand" href="/" aria-label="CetoEX, home"><img src="/assets/mark.svg" alt="" width="26" height="26" />Ceto<b>EX</b></a>
    <nav aria-label="Pages">
      <a href="/" aria-current=${page === "markets" ? "page" : undefined}>Markets</a>
      <a href="/docs" aria-current=${page === "docs" ? "page" : undefined}>API <span class="wide-only">reference</span></a>
    </nav>
    <div class="topbar-middle">${children}</div>
    <${StatusBadge} />
    <${ThemeButton} />
  </header>`;
}

function StatusBadge() {
  const [state, setState] = useState({ status: "unknown" });
  useEffect(() => {
    let timer;
    let ended = false;
    const ask = async () => {
      if (!document.hidden) setState(await readStatus());
      if (!ended) timer = setTimeout(ask, STATUS_EVERY_MILLIS);
    };
    ask();
    return () => {
      ended = true;
      clearTimeout(timer);
    };
  }, []);
  const [label, meaning] = STATES[state.status] ?? [state.status, ""];
  const title = state.version ? `${meaning} Version ${state.version}, durability: ${state.durability}.` : meaning;
  return html`<span class="status" data-status=${state.status} title=${title} role="status">
    <i aria-hidden="true"></i><span>${label}</span>
  </span>`;
}

async function readStatus() {
  try {
    const answer = await fetch("/api/market-making/status", { cache: "no-store", signal: AbortSignal.timeout(4000) });
    const body = await answer.json();
    return body.data ?? { status: body.details?.status ?? "unreachable" };
  } catch {
    return { status: "unreachable" };
  }
}

function ThemeButton() {
  const [theme, setTheme] = useState(currentTheme);
  const next = theme === "dark" ? "light" : "dark";
  const choose = () => {
    document.documentElement.dataset.theme = next;
    localStorage.setItem("cetoex.theme", next);
    setTheme(next);
  };
  return html`<button class="icon-button" type="button" onClick=${choose} title=${`Use ${next} colours`} aria-label=${`Use ${next} colours`}>
    <svg viewBox="0 0 24 24" width="18" height="18" aria-hidden="true">
      ${theme === "dark"
        ? html`<circle cx="12" cy="12" r="4.5" /><path d="M12 2v3M12 19v3M2 12h3M19 12h3M4.9 4.9l2.2 2.2M16.9 16.9l2.2 2.2M19.1 4.9l-2.2 2.2M7.1 16.9l-2.2 2.2" />`
        : html`<path d="M20 14.5A8.5 8.5 0 0 1 9.5 4a8.5 8.5 0 1 0 10.5 10.5z" />`}
    </svg>
  </button>`;
}

function currentTheme() {
  const chosen = document.documentElement.dataset.theme;
  if (chosen) return chosen;
  return matchMedia("(prefers-color-scheme: light)").matches ? "light" : "dark";
}
