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

/**
 * A request and its answer, whatever client sent it. Header names are in lower case; bodies that
 * are absent are empty.
 */
public record Exchange(String method, URI uri, Message request, int status, Message response) {
  private static final JsonMapper STRICT =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .build();

  /** Headers and body of either side. */
  public record Message(Map<String, List<String>> headers, byte[] body) {
    Optional<String> header(String name) {
      return headers.getOrDefault(name, List.of()).stream().findFirst();
    }

    /** The media type without its parameters; empty where none is given. */
    public String mediaType() {
      return header("content-type").orElse("").replaceFirst("\\s*;.*", "").toLowerCase();
    }

    /** The body as JSON, or a missing node where it is none. */
    public JsonNode json() {
      try {
        return body.length == 0 ? MissingNode.getInstance() : STRICT.readTree(body);
      } catch (IOException e) {
        return MissingNode.getInstance();
      }
    }

    /** The body in the charset that its media type names. */
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

  /** The query's parameters, decoded, in the order of their first mention. */
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

  static String decoded(String encoded) {
    return URLDecoder.decode(encoded, StandardCharsets.UTF_8);
  }

  /** What a reader of a failure needs, shortened. */
  @Override
  public String toString() {
    return "%s %s%n  sent %s%n  got  %d %s"
        .formatted(
            method, brief(uri.toString()), brief(request.text()), status, brief(response.text()));
  }

  /** Without what the XML of a test report cannot hold. */
  private static String brief(String text) {
    String legal = text.replaceAll("[\\p{Cntrl}&&[^\n]]|[\ufffe\uffff]|\\p{Cs}", "\ufffd");
    return legal.length() < 1500 ? legal : legal.substring(0, 1500) + "… (" + legal.length() + ")";
  }
}
