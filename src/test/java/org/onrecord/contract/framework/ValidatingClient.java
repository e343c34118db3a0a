package org.onrecord.contract.framework;

import static java.net.http.HttpRequest.BodyPublishers.noBody;
import static java.net.http.HttpRequest.BodyPublishers.ofByteArray;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.onrecord.fixtures.AdminKeyFilter;

/**
 * An HTTP client that sends drafts byte for byte, which REST-assured does not, and validates every
 * exchange against the contract.
 */
public final class ValidatingClient {
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final URI service;
  private final Optional<String> authorization;

  /** Creates a client with the key of an admin. */
  public ValidatingClient(URI service) {
    this(service, Optional.of(AdminKeyFilter.BEARER));
  }

  private ValidatingClient(URI service, Optional<String> authorization) {
    this.service = service;
    this.authorization = authorization;
  }

  /** A copy of this client with another Authorization header, or none. */
  public ValidatingClient as(Optional<String> other) {
    return new ValidatingClient(service, other);
  }

  public Exchange send(RequestDraft draft) {
    HttpRequest.Builder request = HttpRequest.newBuilder(service.resolve(draft.target()));
    draft.headers().forEach(request::header);
    authorization.ifPresent(value -> request.header("Authorization", value));
    request.method(draft.method(), draft.body().length == 0 ? noBody() : ofByteArray(draft.body()));
    HttpResponse<byte[]> response = answer(request.build());
    Exchange exchange =
        new Exchange(
            draft.method(),
            response.uri(),
            new Exchange.Message(byName(response.request().headers()), draft.body()),
            response.statusCode(),
            new Exchange.Message(byName(response.headers()), decompressed(response)));
    ContractValidationFilter.validate(exchange);
    return exchange;
  }

  /** Creates a record, which must succeed, and returns the answer. */
  public JsonNode create(String path, JsonNode record) {
    Exchange exchange =
        send(
            new RequestDraft("POST", path).header("Content-Type", "application/json").body(record));
    if (exchange.status() != 201) {
      throw new AssertionError(exchange.toString());
    }
    return exchange.response().json();
  }

  private HttpResponse<byte[]> answer(HttpRequest request) {
    try {
      return http.send(request, BodyHandlers.ofByteArray());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static byte[] decompressed(HttpResponse<byte[]> response) {
    String coding = response.headers().firstValue("Content-Encoding").orElse("identity");
    if (!coding.equals("gzip") || response.body().length == 0) {
      return response.body();
    }
    try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(response.body()))) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<String, List<String>> byName(HttpHeaders headers) {
    Map<String, List<String>> byName = new HashMap<>();
    headers.map().forEach((name, values) -> byName.put(name.toLowerCase(), values));
    return byName;
  }
}
