import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/**
 * Shows the newest trades of a market.
 *
 * <p>Runs with {@code java MarketTrades.java}; EXCHANGE_URL, INVESTOR_ID and API_KEY say where, who and the key.
 */
public class MarketTrades {
    static final HttpClient CLIENT = HttpClient.newHttpClient();

    public static void main(String[] args) throws Exception {
        String answer = post("/market/trades", """
                "symbol": "BTC", "limit": 50
                """);
        System.out.println(answer);
    }

    static String post(String path, String fields) throws Exception {
        String body = """
                {"investor_id": %s, "api_key": "%s", %s}"""
                .formatted(System.getenv("INVESTOR_ID"), System.getenv("API_KEY"), fields);
        var request = HttpRequest.newBuilder(URI.create(System.getenv("EXCHANGE_URL") + "/api/market-making" + path))
                .header("Content-Type", "application/json")
                .timeout(Duration.ofSeconds(10))
                .POST(BodyPublishers.ofString(body))
                .build();
        var answer = CLIENT.send(request, BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(answer.body());
        }
        return answer.body();
    }
}
