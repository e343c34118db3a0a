package org.onrecord.web.idempotency;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.ws.rs.core.HttpHeaders;
import java.security.MessageDigest;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.codec.digest.DigestUtils;
import org.onrecord.web.json.Json;
import org.onrecord.web.linked.RequestUrl;
import org.onrecord.web.problem.Fault;
import org.onrecord.web.problem.ProblemException;

/**
 * A POST request that may be a retry.
 *
 * @param key the Idempotency-Key, or null
 * @param mediaType of the body, or null
 * @param body the parsed body, or null
 */
public record IdempotentRequest(String key, RequestUrl url, String mediaType, Object body) {
  private static final String HEADER = "Idempotency-Key";

  /** A plain key, or a structured-field string (RFC 9651) without escapes. */
  private static final Pattern KEY = Pattern.compile("([!#-~]{1,255})|\"([!#-\\[\\]-~]{1,255})\"");

  /**
   * The current request.
   *
   * @throws ProblemException 400 if the key is invalid
   */
  public static IdempotentRequest of(Object body, RequestUrl url, HttpHeaders headers) {
    return new IdempotentRequest(
        key(headers), url, headers.getHeaderString(HttpHeaders.CONTENT_TYPE), body);
  }

  /**
   * The key of a request, or null.
   *
   * @throws ProblemException 400 if it is malformed
   */
  static String key(HttpHeaders headers) {
    List<String> keys = headers.getRequestHeaders().get(HEADER);
    if (keys == null || keys.isEmpty()) {
      return null;
    }
    Matcher key = KEY.matcher(keys.get(0));
    if (keys.size() > 1 || !key.matches()) {
      throw ProblemException.invalid(
          Fault.in(HEADER, "must be one key of 1 to 255 visible ASCII characters, such as a UUID"));
    }
    return key.group(1) == null ? key.group(2) : key.group(1);
  }

  /** The URL of a record that the request creates. */
  String location(UUID id) {
    return url.of(id);
  }

  /**
   * SHA-256 of path, query, media type and body. The parsed body is hashed, so that white space and
   * member order do not matter.
   */
  byte[] fingerprint(Json json) {
    MessageDigest sha256 = DigestUtils.getSha256Digest();
    sha256.update("%s?%s\n%s\n".formatted(url.path(), url.query(), mediaType).getBytes(UTF_8));
    return body == null ? sha256.digest() : sha256.digest(json.bytes(body));
  }
}
