package org.onrecord.web.json;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ValueNode;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Creates integers from numbers without a fractional part, however they are written: {@code 1.0}
 * and {@code 10e-1} are the integer 1, as in JSON Schema 2020-12.
 */
final class IntegerNodes extends JsonNodeFactory {
  private static final long serialVersionUID = 1;
  private static final int MAX_DIGITS = 18;

  /** An integer if the value is one. */
  @Override
  public ValueNode numberNode(BigDecimal value) {
    if (!isInteger(value)) {
      return super.numberNode(value);
    }
    long integer = value.longValue();
    return integer == (int) integer ? numberNode((int) integer) : numberNode(integer);
  }

  /**
   * True for integers of up to 18 digits. Compares the magnitude first: the digits of {@code
   * 1e-400000000} would take all memory.
   */
  private static boolean isInteger(BigDecimal value) {
    long digits = (long) value.precision() - value.scale();
    return value.signum() == 0
        || digits > 0
            && digits <= MAX_DIGITS
            && value.setScale(0, RoundingMode.DOWN).compareTo(value) == 0;
  }
}
