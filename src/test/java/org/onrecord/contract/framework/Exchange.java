package org.onrecord.contract.framework;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A request and its answer. Header names are in lower case; an absent body is empty. */
public record Exchange(String method, URI uri, Message request, int status, Message response) {
  private static final JsonMapper STRICT =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .build();

  /** Headers and body of a request or an answer. */
  public record Message(Map<String, List<String>> headers, byte[] body) {
    /** The first value of a header, by its name in lower case. */
    public Optional<String> header(String name) {
      return headers.getOrDefault(name, List.of()).stream().findFirst();
    }

    /** The media type without parameters; empty if absent. */
    public String mediaType() {
      return header("content-type").orElse("").replaceFirst("\\s*;.*", "").toLowerCase();
    }

    /** The body as JSON; a missing node if it is not JSON. */
    public JsonNode json() {
      try {
        return body.length == 0 ? MissingNode.getInstance() : STRICT.readTree(body);
      } catch (IOException e) {
        return MissingNode.getInstance();
      }
    }

    /** The body as text in the charset of its media type. */
    String decoded() {
      Matcher charset =
          Pattern.compile("charset=\"?([^\\s;\"]+)").matcher(header("content-type").orElse(""));
      return new String(
          body, charset.find() ? Charset.forName(charset.group(1)) : StandardCharsets.UTF_8);
    }

    String text() {
      return new String(body, StandardCharsets.UTF_8);
    }
  }

  /** The path, still percent-encoded. */
  String path() {
    return uri.getRawPath();
  }

  /** The URI of the answer, if it differs from that of the request. */
  public Optional<URI> contentLocation() {
    return response.header("content-location").map(uri::resolve);
  }

  /** The path of the answer, still percent-encoded. */
  String answeredPath() {
    return contentLocation().map(URI::getRawPath).orElse(path());
  }

  /** The decoded query parameters, in the order of their first occurrence. */
  Map<String, List<String>> query() {
    Map<String, List<String>> query = new LinkedHashMap<>();
    for (String pair : Optional.ofNullable(uri.getRawQuery()).orElse("").split("&")) {
      if (!pair.isEmpty()) {
        String[] sides = (pair + "=").split("=", 3);
        query.computeIfAbsent(decoded(sides[0]), name -> new ArrayList<>()).add(decoded(sides[1]));
      }
    }
    return query;
  }

  /** True if the request selects the fields of the answer, in the query or in a body. */
  boolean asksForFields() {
    return query().containsKey("fields")
        || request.mediaType().equals("application/json") && request.json().has("fields");
  }

  static String decoded(String encoded) {
    return URLDecoder.decode(encoded, StandardCharsets.UTF_8);
  }

  /** The exchange for failure messages, shortened. */
  @Override
  public String toString() {
    return "%s %s%n  sent %s%n  got  %d %s"
        .formatted(
            method, brief(uri.toString()), brief(request.text()), status, brief(response.text()));
  }

  /** Shortens a text and replaces characters that are illegal in the XML of a test report. */
  private static String brief(String text) {
    String legal = text.replaceAll("[\\p{Cntrl}&&[^\n]]|[\ufffe\uffff]|\\p{Cs}", "\ufffd");
    return legal.length() < 1500 ? legal : legal.substring(0, 1500) + "… (" + legal.length() + ")";
  }
}
