// What every page is made with: elements from templates, and state that redraws them.
import { h, render } from "../vendor/preact.js";
import htm from "../vendor/htm.js";

export const html = htm.bind(h);
export { render };
export { useState, useEffect, useMemo, useRef, useCallback } from "../vendor/hooks.js";
