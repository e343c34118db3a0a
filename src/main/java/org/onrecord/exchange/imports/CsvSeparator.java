package org.onrecord.exchange.imports;

import com.fasterxml.jackson.annotation.JsonValue;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Optional;
import java.util.stream.Stream;
import org.onrecord.web.json.WireName;

/** The character between the cells of a CSV table. */
@RegisterForReflection
enum CsvSeparator {
  COMMA(','),
  SEMICOLON(';'),
  TAB('\t');

  private final char character;

  CsvSeparator(char character) {
    this.character = character;
  }

  /** The separator that a byte is. */
  static Optional<CsvSeparator> detected(byte value) {
    return Stream.of(values()).filter(separator -> separator.is(value)).findFirst();
  }

  boolean is(byte value) {
    return value == character;
  }

  char character() {
    return character;
  }

  @JsonValue
  @Override
  public String toString() {
    return WireName.of(this);
  }
}
