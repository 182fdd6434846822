import { html, render, useState, useEffect } from "../shared/ui.js";
import { placeInAddress } from "../shared/address.js";
import { Header } from "../shared/Header.js";
import { readDescription } from "./description.js";
import { Contents } from "./Contents.js";
import { Search } from "./Search.js";
import { Text } from "./Text.js";
import { Operation } from "./Operation.js";
import { Errors } from "./Errors.js";
import { LANGUAGES } from "./Samples.js";
import { CredentialsButton, CredentialsDialog, useCredentials } from "./Credentials.js";

/** The API reference, drawn from the API description that the exchange serves. */
function ReferencePage() {
  const [description, setDescription] = useState(null);
  const [fault, setFault] = useState(null);
  const [language, chooseLanguage] = useLanguage();
  const credentials = useCredentials();
  useEffect(() => {
    readDescription().then(setDescription, setFault);
  }, []);
  useEffect(() => {
    if (description) scrollToPlace();
  }, [description]);

  return html`
    <a class="skip" href="#content">Skip to the reference</a>
    <${Header} page="docs">${description ? html`<${Search} description=${description} />` : ""}<//>
    ${fault ? html`<p class="fault" role="alert">The API description could not be read: ${fault.message}. Reload the page to try again.</p>` : ""}
    ${description ? html`<div class="reference">
      <${Contents} description=${description} />
      <main id="content">
        <section class="opening">
          <h1>${description.title}</h1>
          <${Text}>${description.introduction}<//>
          <div class="opening-facts">
            <div><small>Base URL</small><code>${location.origin}${description.base}</code></div>
            <div><small>Machine-readable</small><a href="/openapi.json">openapi.json</a></div>
            <div><small>Try-it sends as</small><${CredentialsButton} credentials=${credentials} /></div>
          </div>
        </section>
        ${description.chapters.map((chapter) => html`<section class="chapter" id=${chapter.id} key=${chapter.id}>
          <h2><a class="anchor" href=${`#${chapter.id}`}>${chapter.title}</a></h2><${Text}>${chapter.text}<//>
        </section>`)}
        ${description.groups.map((group) => html`<section class="group" key=${group.id}>
          <h2 id=${group.id}>${group.name}</h2><${Text}>${group.description}<//>
          ${group.operations.map((operation) => html`<${Operation} key=${operation.id} description=${description} operation=${operation}
            language=${language} chooseLanguage=${chooseLanguage} credentials=${credentials} />`)}
        </section>`)}
        <${Errors} errors=${description.errors} />
      </main>
    </div>` : ""}
    <${CredentialsDialog} credentials=${credentials} />
  `;
}

/** One choice for the whole page, remembered. */
function useLanguage() {
  const [language, setLanguage] = useState(() => LANGUAGES.find((one) => one.id === localStorage.getItem("cetoex.language"))?.id ?? LANGUAGES[0].id);
  return [language, (next) => {
    localStorage.setItem("cetoex.language", next);
    setLanguage(next);
  }];
}

/** The browser looked for the address's place before the page was drawn. */
function scrollToPlace() {
  const id = placeInAddress();
  if (id) document.getElementById(id)?.scrollIntoView();
}

render(html`<${ReferencePage} />`, document.getElementById("page"));
