package org.onrecord.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A request that is not sent yet, to be changed one thing at a time.
 *
 * @param query pairs, percent-encoded
 */
record Draft(
    String method, String path, List<String> query, Map<String, String> headers, byte[] body) {

  Draft(String method, String path) {
    this(method, path, List.of(), Map.of(), new byte[0]);
  }

  Draft method(String other) {
    return new Draft(other, path, query, headers, body);
  }

  Draft path(String other) {
    return new Draft(method, other, query, headers, body);
  }

  Draft parameter(String name, String value) {
    return pair(encoded(name) + "=" + encoded(value));
  }

  Draft pair(String raw) {
    List<String> more = Stream.concat(query.stream(), Stream.of(raw)).toList();
    return new Draft(method, path, more, headers, body);
  }

  Draft without(String name) {
    List<String> others =
        query.stream().filter(pair -> !pair.startsWith(encoded(name) + "=")).toList();
    return new Draft(method, path, others, headers, body);
  }

  Draft header(String name, String value) {
    Map<String, String> more = new HashMap<>(headers);
    more.put(name, value);
    return new Draft(method, path, query, more, body);
  }

  Draft body(byte[] bytes) {
    return new Draft(method, path, query, headers, bytes);
  }

  Draft body(String text) {
    return body(text.getBytes(StandardCharsets.UTF_8));
  }

  Draft body(JsonNode json) {
    return body(json.toString());
  }

  String bodyText() {
    return new String(body, StandardCharsets.UTF_8);
  }

  /** Path and query as they go on the wire. */
  String target() {
    return query.isEmpty() ? path : path + "?" + String.join("&", query);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
