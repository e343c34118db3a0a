package org.onrecord.web.form;

import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.onrecord.web.json.IllegalText;
import org.onrecord.web.problem.Fault;
import org.onrecord.web.problem.ProblemException;

/**
 * The fields of an HTML form ({@code application/x-www-form-urlencoded}). Line breaks, which
 * browsers send as CR LF, are LF.
 */
public final class FormFields {
  private static final int MAX_FIELDS = 1000;

  private final Map<String, List<String>> values;

  private FormFields(Map<String, List<String>> values) {
    this.values = values;
  }

  /**
   * Parses a body.
   *
   * @throws ProblemException 400 if it is malformed, or a value is not UTF-8 or has U+0000
   */
  static FormFields parse(byte[] body) {
    String text = new String(body, StandardCharsets.ISO_8859_1);
    Map<String, List<String>> values = new LinkedHashMap<>();
    String[] pairs = text.isEmpty() ? new String[0] : text.split("&", MAX_FIELDS + 1);
    if (pairs.length > MAX_FIELDS) {
      throw malformed("has more than %d fields".formatted(MAX_FIELDS));
    }
    for (String pair : pairs) {
      int equals = pair.indexOf('=');
      String name = decoded(equals < 0 ? pair : pair.substring(0, equals));
      String value = equals < 0 ? "" : decoded(pair.substring(equals + 1));
      values.computeIfAbsent(name, first -> new ArrayList<>()).add(value);
    }
    return new FormFields(values);
  }

  private static String decoded(String encoded) {
    try {
      byte[] bytes =
          URLDecoder.decode(encoded, StandardCharsets.ISO_8859_1)
              .getBytes(StandardCharsets.ISO_8859_1);
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      IllegalText.violation(text)
          .ifPresent(
              fault -> {
                throw malformed(fault);
              });
      return text.replace("\r\n", "\n");
    } catch (IllegalArgumentException | CharacterCodingException e) {
      throw malformed("is not a form in UTF-8");
    }
  }

  private static ProblemException malformed(String detail) {
    return ProblemException.invalid(Fault.at("", detail));
  }

  /** The names of the fields, in order. */
  public Set<String> names() {
    return Collections.unmodifiableSet(values.keySet());
  }

  /** The values of a field, in order; none if it is absent. */
  public List<String> all(String name) {
    return values.getOrDefault(name, List.of());
  }

  /** The first value of a field without white space at its ends; empty if it is absent or blank. */
  public Optional<String> one(String name) {
    return all(name).stream().findFirst().map(String::strip).filter(value -> !value.isEmpty());
  }
}
