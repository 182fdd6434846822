package com.cetoex.server.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What a person sees: the page of the markets and the API reference, in a real browser on a real
 * exchange. No page may complain on the console or ask another host for anything.
 */
final class PagesTest {
    private static final List<String> BROWSERS =
            List.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome");

    /** Quiet, and as little of the machine as possible. */
    private static final List<String> FLAGS =
            List.of(
                    "--no-sandbox",
                    "--disable-gpu",
                    "--disable-quic",
                    "--no-first-run",
                    "--disable-background-networking",
                    "--disable-component-update",
                    "--disable-sync");

    private static RunningExchange exchange;
    private static Playwright playwright;
    private static Browser browser;

    private final List<String> complaints = new ArrayList<>();
    private final List<String> foreignRequests = new ArrayList<>();
    private Page page;

    @BeforeAll
    static void start(@TempDir Path folder) throws Exception {
        exchange = RunningExchange.start(folder);
        exchange.trade("BTC", "45000.00");
        exchange.trade("ETH", "3000.00");
        playwright =
                Playwright.create(
                        new Playwright.CreateOptions()
                                .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser =
                playwright
                        .chromium()
                        .launch(
                                new BrowserType.LaunchOptions()
                                        .setExecutablePath(installedBrowser())
                                        .setArgs(FLAGS));
    }

    private static Path installedBrowser() {
        return BROWSERS.stream()
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new AssertionError("expected a browser, one of " + BROWSERS));
    }

    @AfterAll
    static void stop() {
        Stream.of(browser, playwright, exchange)
                .filter(part -> part != null)
                .forEach(PagesTest::close);
    }

    private static void close(AutoCloseable part) {
        try {
            part.close();
        } catch (Exception e) {
            throw new AssertionError("expected to close " + part, e);
        }
    }

    @BeforeEach
    void openPage() {
        page = browser.newPage();
        page.onConsoleMessage(
                message -> {
                    if (!message.type().equals("info") && !message.type().equals("log")) {
                        complaints.add(message.text());
                    }
                });
        page.onPageError(complaints::add);
        String origin = exchange.uri("").toString();
        page.onRequest(
                request -> {
                    if (!request.url().startsWith(origin)) {
                        foreignRequests.add(request.url());
                    }
                });
    }

    @AfterEach
    void closePage() {
        page.close();
        assertThat(foreignRequests).as("requests to other hosts").isEmpty();
    }

    @Test
    void marketsPageShowsPricesAndFollowsTrades() throws Exception {
        open("/");
        assertThat(price()).hasText("45,000.00");

        exchange.trade("BTC", "45010.50");

        assertThat(price()).hasText("45,010.50");
        assertThat(section("BTC recent trades")).containsText("45,010.50");
        assertThat(page.getByText("Operational")).isVisible();
        assertThat(complaints).isEmpty();
    }

    @Test
    void marketsPageShowsTheBookOfTheChosenMarket() throws Exception {
        exchange.post(
                RunningExchange.ANN,
                "/orders/place",
                "\"symbol\":\"ETH\",\"side\":\"buy\",\"type\":\"limit\",\"amount\":2,\"price\":2987.65");
        open("/");

        page.getByRole(AriaRole.BUTTON, named("ETH")).click();

        assertThat(section("ETH order book")).containsText("2,987.65");
        assertThat(page).hasURL(exchange.uri("/#ETH").toString());
        assertThat(complaints).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/#%E0%A4%A", "/#NO-SUCH-MARKET", "/docs#%E0%A4%A"})
    void pageStandsAnAddressThatLeadsNowhere(String path) {
        page.navigate(exchange.uri("") + path);

        assertThat(page.locator("main h1")).isVisible();
        assertThat(complaints).isEmpty();
    }

    @Test
    void marketsPageSaysHowToBeginWhenThereIsNoMarket() {
        page.route("**/live/markets", route -> route.fulfill(json("{\"markets\":[]}")));
        open("/");

        assertThat(page.getByRole(AriaRole.HEADING, heading("This exchange has no markets yet")))
                .isVisible();
        assertThat(complaints).isEmpty();
    }

    @Test
    void marketsPageSaysWhenTheExchangeDoesNotAnswerAndGoesOnWhenItDoes() {
        open("/");
        assertThat(price()).isVisible();

        page.route("**/live/markets", Route::abort);
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("does not answer");

        page.unroute("**/live/markets");
        assertThat(page.getByRole(AriaRole.ALERT)).isHidden();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/docs"})
    void pageFitsANarrowScreenInBothColours(String path) {
        page.setViewportSize(360, 740);
        open(path);
        page.waitForSelector("main h1");
        String ground = background();

        page.getByRole(AriaRole.BUTTON, named("Use")).click();

        assertThat(background()).as("other colours").isNotEqualTo(ground);
        assertThat((Integer) page.evaluate("document.documentElement.scrollWidth"))
                .isLessThanOrEqualTo(360);
        assertThat(complaints).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/docs"})
    void pageAllowsNoScriptOrStyleButItsOwnFiles(String path) throws Exception {
        var headers = exchange.get(path).headers();

        assertThat(headers.firstValue("Content-Security-Policy"))
                .hasValueSatisfying(
                        policy ->
                                assertThat(policy)
                                        .contains("default-src 'none'")
                                        .doesNotContain("unsafe"));
        assertThat(headers.firstValue("X-Content-Type-Options")).hasValue("nosniff");
    }

    @Test
    void referenceFindsAnEndpointAndSendsARequestThatIsAnswered() {
        open("/docs");
        page.getByRole(AriaRole.COMBOBOX).first().fill("place an order");
        page.keyboard().press("Enter");
        assertThat(page).hasURL(exchange.uri("/docs#placeOrder").toString());

        Locator form = openForm("placeOrder");
        send(form);
        giveCredentials(RunningExchange.apiKey(RunningExchange.BOB));
        send(form);

        assertThat(form.getByTestId("answer-status")).hasText("200");
        assertThat(form.getByLabel("Answer body")).containsText("\"order_id\"");
        assertThat(complaints).isEmpty();
    }

    @Test
    void referenceShowsARefusalAsItCame() {
        open("/docs");
        Locator form = openForm("accountInfo");
        send(form);
        giveCredentials("not-the-key");
        send(form);

        assertThat(form.getByTestId("answer-status")).hasText("401");
        assertThat(form.getByLabel("Answer body")).containsText("INVALID_CREDENTIALS");
    }

    @ParameterizedTest
    @EnumSource(ExampleLanguage.class)
    void referenceShowsTheProgramsThatTheTestsRun(ExampleLanguage language) throws Exception {
        open("/docs#cancelOrder");
        Locator endpoint = page.locator("#cancelOrder");

        endpoint.locator("[data-tab=" + language.name().toLowerCase(Locale.ROOT) + "]").click();

        assertThat(endpoint.locator(".samples code").first())
                .hasText(Files.readString(language.file("cancel-order")).strip());
        assertThat(complaints).isEmpty();
    }

    private void open(String path) {
        page.navigate(exchange.uri(path).toString());
    }

    private Locator price() {
        return page.getByTestId("price");
    }

    private Locator section(String name) {
        return page.getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName(name));
    }

    private Locator openForm(String operation) {
        Locator form = page.getByTestId("try-" + operation);
        form.locator("summary").first().click();
        return form;
    }

    private static void send(Locator form) {
        form.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Send request"))
                .click();
    }

    private void giveCredentials(String apiKey) {
        page.locator("#credentials-id").fill(String.valueOf(RunningExchange.BOB));
        page.locator("#credentials-key").fill(apiKey);
        page.getByRole(AriaRole.BUTTON, named("Use them")).click();
    }

    private String background() {
        return (String) page.evaluate("getComputedStyle(document.body).backgroundColor");
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name);
    }

    private static Page.GetByRoleOptions heading(String name) {
        return named(name);
    }

    private static Route.FulfillOptions json(String body) {
        return new Route.FulfillOptions().setContentType("application/json").setBody(body);
    }
}
