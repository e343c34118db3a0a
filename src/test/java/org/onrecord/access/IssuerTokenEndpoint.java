package org.onrecord.access;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * The token endpoint of the test issuer. It exchanges each code once, for the client and the
 * redirect URI that asked for it, and with the PKCE verifier (S256) alone.
 */
final class IssuerTokenEndpoint implements HttpHandler {
  /** The ways in which an issuer can fail. */
  enum Fault {
    NONE,
    SLOW,
    SERVER_ERROR,
    NOT_JSON,
    CLOSES_THE_CONNECTION
  }

  private static final int SLOW_SECONDS = 30;

  private record Grant(Map<String, String> request, String idToken) {}

  private final Map<String, Grant> grants = new ConcurrentHashMap<>();
  private volatile Fault fault = Fault.NONE;
  private volatile int requests;

  /** Makes a code for an authorization request. */
  String grant(Map<String, String> request, String idToken) {
    String code = "code-" + grants.size() + "-" + System.nanoTime();
    grants.put(code, new Grant(request, idToken));
    return code;
  }

  /** Fails from now on. */
  void fail(Fault failure) {
    fault = failure;
  }

  /** The number of requests until now. */
  int requests() {
    return requests;
  }

  /** The parameters of the query of a URL. */
  static Map<String, String> parameters(String url) {
    return form(URI.create(url).getRawQuery());
  }

  private static Map<String, String> form(String text) {
    return Stream.of(text.split("&"))
        .map(pair -> pair.split("=", 2))
        .collect(
            Collectors.toMap(
                pair -> pair[0], pair -> URLDecoder.decode(pair[1], UTF_8), (one, other) -> one));
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    requests++;
    String body = new String(exchange.getRequestBody().readAllBytes(), ISO_8859_1);
    switch (fault) {
      case SLOW -> {
        waitForEndOfFault();
        exchange.close();
      }
      case CLOSES_THE_CONNECTION -> exchange.close();
      case SERVER_ERROR -> answer(exchange, 500, "{\"error\": \"server_error\"}");
      case NOT_JSON -> answer(exchange, 200, "<html>Under maintenance</html>");
      case NONE -> exchangeCode(exchange, form(body));
    }
  }

  private void waitForEndOfFault() {
    try {
      for (int i = 0; i < SLOW_SECONDS * 20 && fault == Fault.SLOW; i++) {
        TimeUnit.MILLISECONDS.sleep(50);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void exchangeCode(HttpExchange exchange, Map<String, String> form) throws IOException {
    Grant grant = grants.remove(form.getOrDefault("code", ""));
    boolean valid =
        grant != null
            && form.get("redirect_uri").equals(grant.request().get("redirect_uri"))
            && challenge(form).equals(grant.request().get("code_challenge"));
    if (valid) {
      String tokens =
          "{\"access_token\": \"%1$s\", \"id_token\": \"%1$s\", \"token_type\": \"Bearer\", \"expires_in\": 60}";
      answer(exchange, 200, tokens.formatted(grant.idToken()));
    } else {
      answer(exchange, 400, "{\"error\": \"invalid_grant\"}");
    }
  }

  private static String challenge(Map<String, String> form) {
    byte[] verifier = form.getOrDefault("code_verifier", "").getBytes(US_ASCII);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(DigestUtils.sha256(verifier));
  }

  private static void answer(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(UTF_8);
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }
}
