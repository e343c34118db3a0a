package org.onrecord.web.problem;

import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * An invalid part of a request: an item of {@code errors} in a problem.
 *
 * @param pointer JSON pointer (RFC 6901) into the body, or null
 * @param parameter name of a path or query parameter or a header, or null
 * @param detail the violated rule, such as "must not be blank"
 */
@RegisterForReflection
public record Fault(String pointer, String parameter, String detail) {
  private static final int MAX_PLACE_LENGTH = 300;
  private static final int MAX_DETAIL_LENGTH = 1000;

  /** Cuts all texts, because they may quote values of any length that the client sent. */
  public Fault {
    pointer = shortened(pointer, MAX_PLACE_LENGTH);
    parameter = shortened(parameter, MAX_PLACE_LENGTH);
    detail = shortened(detail, MAX_DETAIL_LENGTH);
  }

  /** An invalid place of the body. The empty pointer means the whole body. */
  public static Fault at(String pointer, String detail) {
    return new Fault(pointer, null, detail);
  }

  /** An invalid path parameter, query parameter or header. */
  public static Fault in(String parameter, String detail) {
    return new Fault(null, parameter, detail);
  }

  /** Copies the fault with its pointer prefixed by that of an enclosing value. */
  Fault within(String place) {
    return pointer == null ? this : new Fault(place + pointer, parameter, detail);
  }

  String sentencePart() {
    String place = parameter == null ? pointer : "parameter " + parameter;
    return place.isEmpty() ? detail : place + ": " + detail;
  }

  private static String shortened(String text, int maxLength) {
    return text == null || text.codePointCount(0, text.length()) <= maxLength
        ? text
        : text.substring(0, text.offsetByCodePoints(0, maxLength - 1)) + "…";
  }
}
