// Applies the chosen colours before the page is drawn. A classic script: it must not wait for modules.
(() => {
  const chosen = localStorage.getItem("cetoex.theme");
  if (chosen === "light" || chosen === "dark") document.documentElement.dataset.theme = chosen;
})();
