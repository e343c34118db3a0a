package org.onrecord.contract.framework;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * An immutable request before it is sent; each method returns a changed copy.
 *
 * @param query percent-encoded name-value pairs
 */
public record RequestDraft(
    String method, String path, List<String> query, Map<String, String> headers, byte[] body) {

  public RequestDraft(String method, String path) {
    this(method, path, List.of(), Map.of(), new byte[0]);
  }

  public RequestDraft method(String other) {
    return new RequestDraft(other, path, query, headers, body);
  }

  public RequestDraft path(String other) {
    return new RequestDraft(method, other, query, headers, body);
  }

  public RequestDraft parameter(String name, String value) {
    return rawParameter(encoded(name) + "=" + encoded(value));
  }

  public RequestDraft rawParameter(String raw) {
    List<String> more = Stream.concat(query.stream(), Stream.of(raw)).toList();
    return new RequestDraft(method, path, more, headers, body);
  }

  public RequestDraft without(String name) {
    List<String> others =
        query.stream().filter(pair -> !pair.startsWith(encoded(name) + "=")).toList();
    return new RequestDraft(method, path, others, headers, body);
  }

  public RequestDraft header(String name, String value) {
    Map<String, String> more = new HashMap<>(headers);
    more.put(name, value);
    return new RequestDraft(method, path, query, more, body);
  }

  public RequestDraft body(byte[] bytes) {
    return new RequestDraft(method, path, query, headers, bytes);
  }

  public RequestDraft body(String text) {
    return body(text.getBytes(StandardCharsets.UTF_8));
  }

  public RequestDraft body(JsonNode json) {
    return body(json.toString());
  }

  public String bodyText() {
    return new String(body, StandardCharsets.UTF_8);
  }

  /** The request target: path and query. */
  public String target() {
    return query.isEmpty() ? path : path + "?" + String.join("&", query);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
