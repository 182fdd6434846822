// Numbers as people read them. For the eye alone: nothing is computed with the result.

/** The decimals that the numbers of a market are shown with: those of its step, else the most that any sample has. */
export function decimalsOf(step, samples, most = 8) {
  const widest = step === undefined || step === null ? Math.max(0, ...samples.map(decimals)) : decimals(step);
  return Math.min(widest, most);
}

export function fixed(value, decimalPlaces) {
  if (value === null || value === undefined) return "–";
  return Number(value).toLocaleString("en-US", { minimumFractionDigits: decimalPlaces, maximumFractionDigits: decimalPlaces });
}

/** 1234567.89 as 1.23M: for volumes, where the size matters. */
export function compact(value) {
  if (value === null || value === undefined) return "–";
  return Number(value).toLocaleString("en-US", { notation: "compact", minimumFractionDigits: 0, maximumFractionDigits: 2 });
}

export function percent(value) {
  if (value === null || value === undefined) return "–";
  const number = Number(value);
  return `${number > 0 ? "+" : number < 0 ? "−" : ""}${Math.abs(number).toFixed(2)}%`;
}

/** The time of day of a trade, in the reader's zone. */
export function clock(timestamp) {
  return new Date(timestamp).toLocaleTimeString("en-GB", { hour12: false });
}

export function direction(value) {
  return value > 0 ? "up" : value < 0 ? "down" : "";
}

function decimals(value) {
  const [mantissa, exponent] = String(value).toLowerCase().split("e");
  const places = (mantissa.split(".")[1] ?? "").length - Number(exponent ?? 0);
  return Math.max(0, places);
}
