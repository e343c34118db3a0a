package org.onrecord.contract.compatibility;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.stream.Stream;

/** The keywords that bound a value from above or below. */
enum BoundKeyword {
  MAXIMUM("number", "maximum", "exclusiveMaximum", 1),
  MINIMUM("number", "minimum", "exclusiveMinimum", -1),
  MAX_LENGTH("string", "maxLength", "", 1),
  MIN_LENGTH("string", "minLength", "", -1),
  MAX_ITEMS("array", "maxItems", "", 1),
  MIN_ITEMS("array", "minItems", "", -1),
  MAX_PROPERTIES("object", "maxProperties", "", 1),
  MIN_PROPERTIES("object", "minProperties", "", -1);

  final String type;
  final String inclusive;
  final String exclusive;
  private final int sign;

  BoundKeyword(String type, String inclusive, String exclusive, int sign) {
    this.type = type;
    this.inclusive = inclusive;
    this.exclusive = exclusive;
    this.sign = sign;
  }

  /** A bound; the narrower bound is the lesser one. */
  record Bound(BigDecimal value, boolean open, int sign) implements Comparable<Bound> {
    @Override
    public int compareTo(Bound other) {
      int byValue = sign * value.compareTo(other.value);
      return byValue != 0 ? byValue : Boolean.compare(other.open, open);
    }

    @Override
    public String toString() {
      return value.toPlainString() + (open ? " (exclusive)" : "");
    }
  }

  /** The narrowest bound among the parts of a variant. */
  Optional<Bound> of(SchemaVariant variant) {
    return Stream.concat(
            variant.values(inclusive).map(value -> new Bound(value.decimalValue(), false, sign)),
            variant.values(exclusive).map(value -> new Bound(value.decimalValue(), true, sign)))
        .filter(this::restricts)
        .min(Bound::compareTo);
  }

  static boolean isOne(String keyword) {
    return Stream.of(values())
        .anyMatch(bound -> keyword.equals(bound.inclusive) || keyword.equals(bound.exclusive));
  }

  /** True unless the bound is a length of at least 0, which restricts nothing. */
  private boolean restricts(Bound bound) {
    return this == MINIMUM || sign > 0 || bound.value.signum() != 0;
  }
}
