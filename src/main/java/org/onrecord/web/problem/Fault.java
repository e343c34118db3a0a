package org.onrecord.web.problem;

import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * One place where a request is at fault: a JSON pointer (RFC 6901) into its body, or the name of a
 * path or query parameter, or of a header; and what is wrong there.
 */
@RegisterForReflection
public record Fault(String pointer, String parameter, String detail) {

  private static final int LONGEST_PLACE = 300;
  private static final int LONGEST_DETAIL = 1000;

  /** What a client sent may stand in a fault, so it is cut to a length that fits into an answer. */
  public Fault {
    pointer = shortened(pointer, LONGEST_PLACE);
    parameter = shortened(parameter, LONGEST_PLACE);
    detail = shortened(detail, LONGEST_DETAIL);
  }

  /** A fault in the body; the empty pointer means the whole of it. */
  public static Fault at(String pointer, String detail) {
    return new Fault(pointer, null, detail);
  }

  /** A fault in a path or query parameter, or in a header. */
  public static Fault in(String parameter, String detail) {
    return new Fault(null, parameter, detail);
  }

  Fault within(String place) {
    return pointer == null ? this : new Fault(place + pointer, parameter, detail);
  }

  String sentencePart() {
    String place = parameter != null ? "parameter " + parameter : pointer.isEmpty() ? "" : pointer;
    return place.isEmpty() ? detail : place + ": " + detail;
  }

  private static String shortened(String text, int most) {
    return text == null || text.codePointCount(0, text.length()) <= most
        ? text
        : text.substring(0, text.offsetByCodePoints(0, most - 1)) + "…";
  }
}
