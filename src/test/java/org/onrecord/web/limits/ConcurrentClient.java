package org.onrecord.web.limits;

import io.restassured.RestAssured;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.onrecord.fixtures.AdminKeyFilter;
import org.onrecord.fixtures.JsonBody;

/**
 * An HTTP client with its own address that sends concurrent requests. Responses are not validated
 * against the contract, because tests provoke server errors with it.
 */
final class ConcurrentClient {
  private static final AtomicInteger ADDRESSES = new AtomicInteger();

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final String address;

  ConcurrentClient(String address) {
    this.address = address;
  }

  ConcurrentClient() {
    this("192.0.2." + ADDRESSES.incrementAndGet());
  }

  record Answer(int status, java.net.http.HttpHeaders headers, String body) {
    String type() {
      return JsonBody.of(body).getString("type").replace("urn:onrecord:problem:", "");
    }

    String header(String name) {
      return headers.firstValue(name).orElse(null);
    }
  }

  Answer get(String path, String... headers) {
    return start(request(path, headers).GET().build()).join();
  }

  CompletableFuture<Answer> start(String path) {
    return start(request(path).GET().build());
  }

  Answer post(String path, String json, String... headers) {
    return start(postRequest(path, json, headers)).join();
  }

  /** Sends a form of a browser without a session. */
  Answer postForm(String path, String fields) {
    return start(
            request(path)
                .header("Accept", "text/html")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(fields))
                .build())
        .join();
  }

  /** Sends this number of concurrent requests. */
  List<CompletableFuture<Answer>> getAtOnce(String path, int times) {
    return IntStream.range(0, times).mapToObj(i -> start(path)).toList();
  }

  CompletableFuture<Answer> startPost(String path, String json) {
    return start(postRequest(path, json));
  }

  private HttpRequest postRequest(String path, String json, String... headers) {
    return request(path, headers)
        .header("Authorization", AdminKeyFilter.BEARER)
        .header("Content-Type", "application/json")
        .POST(BodyPublishers.ofString(json))
        .build();
  }

  private HttpRequest.Builder request(String path, String... headers) {
    String[] all =
        Stream.concat(Stream.of("X-Forwarded-For", address), Arrays.stream(headers))
            .toArray(String[]::new);
    return HttpRequest.newBuilder(URI.create("http://localhost:" + RestAssured.port + path))
        .headers(all);
  }

  private CompletableFuture<Answer> start(HttpRequest request) {
    return http.sendAsync(request, BodyHandlers.ofString())
        .thenApply(
            (HttpResponse<String> answer) ->
                new Answer(answer.statusCode(), answer.headers(), answer.body()));
  }
}
