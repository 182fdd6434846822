import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;

/**
 * Asks whether the exchange works; needs no credentials.
 *
 * <p>Runs with {@code java Status.java}; EXCHANGE_URL says where.
 */
public class Status {
    public static void main(String[] args) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(System.getenv("EXCHANGE_URL") + "/api/market-making/status")).build();
        var answer = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
        System.out.println(answer.statusCode() + " " + answer.body());
    }
}
