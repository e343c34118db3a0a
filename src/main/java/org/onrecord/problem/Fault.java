package org.onrecord.problem;

import java.util.function.UnaryOperator;

/**
 * One place where a request is at fault: a JSON pointer (RFC 6901) into its body, or the name of a
 * path or query parameter; and what is wrong there, worded so that it can follow "must be" or stand
 * alone.
 */
public record Fault(String pointer, String parameter, String detail) {

  /** A fault in the body; the empty pointer means the whole of it. */
  public static Fault at(String pointer, String detail) {
    return new Fault(pointer, null, detail);
  }

  /** A fault in a path or query parameter. */
  public static Fault in(String parameter, String detail) {
    return new Fault(null, parameter, detail);
  }

  /** This fault with its place in the body moved, for a part that was read on its own. */
  public Fault moved(UnaryOperator<String> move) {
    return new Fault(move.apply(pointer), parameter, detail);
  }

  String sentencePart() {
    String place = parameter != null ? "parameter " + parameter : pointer.isEmpty() ? "" : pointer;
    return place.isEmpty() ? detail : place + ": " + detail;
  }
}
