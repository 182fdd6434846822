// The API description (/openapi.json) as the page reads it: references followed, operations grouped, errors gathered.

export async function readDescription() {
  const answer = await fetch("/openapi.json");
  if (!answer.ok) throw new Error(`/openapi.json answered ${answer.status}`);
  return new Description(await answer.json());
}

class Description {
  #document;

  constructor(document) {
    this.#document = document;
    this.title = document.info.title;
    this.version = document.info.version;
    this.base = document.servers[0].url;
    [this.introduction, this.chapters] = splitChapters(document.info.description);
    this.groups = document.tags
      .map((tag) => ({ ...tag, id: slug(tag.name), operations: this.#operationsOf(tag.name) }))
      .filter((group) => group.operations.length > 0);
    this.operations = this.groups.flatMap((group) => group.operations);
    this.errors = this.#errors();
  }

  /** A node with its reference followed; siblings of the reference stay and win. */
  resolve(node) {
    if (!node?.$ref) return node;
    const { $ref, ...siblings } = node;
    const target = $ref.slice(2).split("/").reduce((at, key) => at[key], this.#document);
    return { ...this.resolve(target), ...siblings };
  }

  /** The fields of an object as rows: name, schema, whether it is required, and the fields inside it. */
  fields(schema) {
    const resolved = this.resolve(schema) ?? {};
    return Object.entries(resolved.properties ?? {}).map(([name, property]) => {
      const own = this.resolve(property);
      return { name, schema: own, required: resolved.required?.includes(name) ?? false, inner: this.#inner(own) };
    });
  }

  #inner(schema) {
    const items = schema.items && this.resolve(schema.items);
    const choices = schema.oneOf ?? items?.oneOf;
    if (choices) return choices.map((choice) => this.#choice(this.resolve(choice))).filter((choice) => choice.fields.length > 0);
    const target = items ?? schema;
    return target.properties ? [{ title: "", fields: this.fields(target) }] : [];
  }

  #choice(schema) {
    return { title: schema.description, fields: schema.properties ? this.fields(schema) : [] };
  }

  #operationsOf(tag) {
    return Object.entries(this.#document.paths).flatMap(([path, methods]) =>
      Object.entries(methods)
        .filter(([method, operation]) => method !== "head" && operation.tags.includes(tag))
        .map(([method, operation]) => this.#operation(method, path, operation)),
    );
  }

  #operation(method, path, operation) {
    const request = operation.requestBody?.content["application/json"];
    const responses = Object.entries(operation.responses).map(([status, response]) => ({ status, ...this.resolve(response) }));
    const success = responses.find((response) => response.status === "200");
    const data = success.content["application/json"].schema.properties.data;
    return {
      id: operation.operationId,
      method: method.toUpperCase(),
      path: this.base + path,
      summary: operation.summary,
      text: operation.description,
      budget: operation["x-budget"],
      isPathOurs: operation["x-path-origin"] === "ours",
      example: operation["x-example"],
      request: request && this.resolve(request.schema),
      requestExamples: Object.values(request?.examples ?? {}),
      answerFields: this.#answerFields(data),
      answerExamples: Object.values(success.content["application/json"].examples),
      failures: responses.filter((response) => response.status !== "200"),
    };
  }

  #answerFields(data) {
    const resolved = this.resolve(data);
    return this.fields(resolved.oneOf ? resolved.oneOf[0] : resolved);
  }

  #errors() {
    return Object.values(this.#document.components.responses).flatMap((response) => {
      const status = this.#statusOf(response);
      const examples = Object.values(response.content["application/json"].examples).map((example) => example.value);
      return examples.map((example) => ({ status, code: example.error, example, text: response.description }));
    }).reduce(gatherByCode, []).concat(ELSEWHERE).sort((a, b) => a.status.localeCompare(b.status));
  }

  #statusOf(response) {
    for (const operation of this.operations) {
      const found = operation.failures.find((failure) => failure.description === response.description);
      if (found) return found.status;
    }
    return "";
  }
}

/** Answers to requests that reach no endpoint, so that no endpoint lists them. */
const ELSEWHERE = [
  { status: "404", code: "ENDPOINT_NOT_FOUND", text: "There is no such path. Another spelling is another path: a trailing slash, `%2F`, capitals. A query string is ignored.", example: { error: "ENDPOINT_NOT_FOUND", message: "There is nothing at this path." } },
  { status: "405", code: "METHOD_NOT_ALLOWED", text: "The path takes another method; `Allow` names it.", example: { error: "METHOD_NOT_ALLOWED", message: "The path does not know this method." } },
];

/** What one code means where its response holds several. */
const MEANINGS = {
  INVALID_PARAMS: "Invalid or missing parameters: framing, JSON, a missing, unknown or ill-typed field, or a value outside its range. Nothing has happened.",
  ORDER_TOO_SMALL: "The order is below the market's minimum, 5 USDT unless it sets another.",
  INSUFFICIENT_BALANCE: "Less is available than the order needs.",
  TOO_MANY_OPEN_ORDERS: "Your cap of open orders is reached, 10,000 unless the operator set another.",
  MARKET_HALTED: "The market takes cancels only.",
};

function gatherByCode(errors, error) {
  if (!errors.some((known) => known.code === error.code)) errors.push({ ...error, text: MEANINGS[error.code] ?? error.text });
  return errors;
}

function splitChapters(text) {
  const [introduction, ...rest] = text.split(/^## /m);
  const chapters = rest.map((part) => {
    const end = part.indexOf("\n");
    const title = part.slice(0, end).trim();
    return { id: slug(title), title, text: part.slice(end).trim() };
  });
  return [introduction.trim(), chapters];
}

export function slug(title) {
  return title.toLowerCase().replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "");
}
