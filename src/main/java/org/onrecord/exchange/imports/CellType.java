package org.onrecord.exchange.imports;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.onrecord.records.external.ExternalId;

/**
 * The type of a field that a cell of a table can hold, and its text in the cell. The values of a
 * list are separated by semicolons, as in CSV exports.
 */
@RegisterForReflection
enum CellType {
  /** A text, an enum, an id or an instant, as in JSON. */
  TEXT("must be a text") {
    @Override
    Optional<JsonNode> read(String cell, DateFormat dates) {
      return Optional.of(JSON.textNode(cell));
    }
  },

  DAY("must be a day in the format %s, such as %s") {
    @Override
    Optional<JsonNode> read(String cell, DateFormat dates) {
      return dates.read(cell).map(LocalDate::toString).map(JSON::textNode);
    }

    @Override
    String rule(DateFormat dates) {
      return super.rule(dates).formatted(dates, dates.example());
    }
  },

  BOOLEAN("must be true or false, or 1 or 0") {
    @Override
    Optional<JsonNode> read(String cell, DateFormat dates) {
      String text = cell.strip();
      boolean isTrue = text.equalsIgnoreCase("true") || text.equals("1");
      boolean isFalse = text.equalsIgnoreCase("false") || text.equals("0");
      return isTrue || isFalse ? Optional.of(JSON.booleanNode(isTrue)) : Optional.empty();
    }
  },

  NUMBER("must be a number such as 0.75") {
    @Override
    Optional<JsonNode> read(String cell, DateFormat dates) {
      String text = cell.strip();
      return Stream.of(text)
          .filter(number -> NUMBER_FORM.matcher(number).matches())
          .<JsonNode>map(number -> number(new BigDecimal(number)))
          .findFirst();
    }
  },

  TEXTS("must be texts separated by semicolons") {
    @Override
    Optional<JsonNode> read(String cell, DateFormat dates) {
      ArrayNode texts = JSON.arrayNode();
      items(cell).forEach(texts::add);
      return Optional.of(texts);
    }
  },

  EXTERNAL_IDS("must be external ids such as cms:4711, separated by semicolons") {
    @Override
    Optional<JsonNode> read(String cell, DateFormat dates) {
      ArrayNode ids = JSON.arrayNode();
      for (String item : (Iterable<String>) items(cell)::iterator) {
        Optional<ExternalId> id = ExternalId.tryParse(item);
        if (id.isEmpty()) {
          return Optional.empty();
        }
        ids.addObject().put("scheme", id.get().scheme()).put("value", id.get().value());
      }
      return Optional.of(ids);
    }
  },

  SPANS("must be spans such as 12-40, separated by semicolons") {
    @Override
    Optional<JsonNode> read(String cell, DateFormat dates) {
      ArrayNode spans = JSON.arrayNode();
      for (String item : (Iterable<String>) items(cell)::iterator) {
        Matcher span = SPAN_FORM.matcher(item);
        if (!span.matches()) {
          return Optional.empty();
        }
        spans
            .addObject()
            .put("start", Integer.parseInt(span.group(1)))
            .put("end", Integer.parseInt(span.group(2)));
      }
      return Optional.of(spans);
    }
  };

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final Pattern NUMBER_FORM = Pattern.compile("-?\\d{1,15}(\\.\\d{1,15})?");
  private static final Pattern SPAN_FORM = Pattern.compile("(\\d{1,9}) *- *(\\d{1,9})");

  private final String rule;

  CellType(String rule) {
    this.rule = rule;
  }

  /** The JSON of a cell that is not empty; empty if the text has not this type. */
  abstract Optional<JsonNode> read(String cell, DateFormat dates);

  /** The rule that a cell violates if it cannot be read. */
  String rule(DateFormat dates) {
    return rule;
  }

  private static JsonNode number(BigDecimal number) {
    return number.scale() == 0 ? JSON.numberNode(number.longValue()) : JSON.numberNode(number);
  }

  private static Stream<String> items(String cell) {
    return Stream.of(cell.split(";")).map(String::strip).filter(item -> !item.isEmpty());
  }
}
