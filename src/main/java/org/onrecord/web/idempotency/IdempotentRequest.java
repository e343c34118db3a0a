package org.onrecord.web.idempotency;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.onrecord.web.json.Json;
import org.onrecord.web.problem.Fault;
import org.onrecord.web.problem.ProblemException;

/**
 * A POST as it came in, perhaps not for the first time.
 *
 * @param key its Idempotency-Key, null where it has none
 * @param target path and query
 * @param mediaType of the body, null where there is none
 * @param body what was read of it, null where there is none
 */
public record IdempotentRequest(String key, String target, String mediaType, Object body) {
  private static final String HEADER = "Idempotency-Key";

  /**
   * A key as it is, or as a string of a structured field (RFC 9651), in which nothing is escaped.
   */
  private static final Pattern KEY = Pattern.compile("([!#-~]{1,255})|\"([!#-\\[\\]-~]{1,255})\"");

  /**
   * A request with what was read of its body.
   *
   * @throws ProblemException 400 where its key is none
   */
  public static IdempotentRequest of(Object body, UriInfo uri, HttpHeaders headers) {
    List<String> given = headers.getRequestHeaders().get(HEADER);
    URI target = uri.getRequestUri();
    return new IdempotentRequest(
        given == null || given.isEmpty() ? null : key(given),
        target.getRawPath() + "?" + target.getRawQuery(),
        headers.getHeaderString(HttpHeaders.CONTENT_TYPE),
        body);
  }

  private static String key(List<String> given) {
    Matcher key = KEY.matcher(given.get(0));
    if (given.size() > 1 || !key.matches()) {
      throw ProblemException.invalid(
          Fault.in(HEADER, "must be one key of 1 to 255 visible ASCII characters, such as a UUID"));
    }
    return key.group(1) == null ? key.group(2) : key.group(1);
  }

  /**
   * What tells it from other requests: SHA-256 of all that it asks for. The body counts as it was
   * read, so that blanks and the order of members make no difference.
   */
  byte[] fingerprint(Json json) {
    try {
      MessageDigest hash = MessageDigest.getInstance("SHA-256");
      hash.update((target + "\n" + mediaType + "\n").getBytes(UTF_8));
      return body == null ? hash.digest() : hash.digest(json.bytes(body));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }
}
