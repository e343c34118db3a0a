package org.onrecord.reading.command;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import org.onrecord.extraction.TextLanguage;
import org.onrecord.web.json.IllegalText;

/**
 * A text to extract quotes from.
 *
 * @param language a BCP 47 tag; may be null
 * @param date the publication date; may be null
 */
record InputText(String id, String body, String language, LocalDate date) {
  private static final ObjectReader JSON =
      JsonMapper.builder()
          .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build()
          .reader();

  /**
   * Parses a line. Unknown members are ignored, so that annotated corpora can be read as they are.
   *
   * @throws Malformed if the line is not a JSON object with valid members
   */
  static InputText read(byte[] line) {
    JsonNode tree = tree(line);
    if (!tree.isObject()) {
      throw new Malformed("not a JSON object");
    }
    return new InputText(required(tree, "id"), required(tree, "text"), language(tree), date(tree));
  }

  private static JsonNode tree(byte[] line) {
    try {
      return JSON.readTree(line);
    } catch (MismatchedInputException trailing) {
      throw new Malformed("more than one JSON value");
    } catch (JsonProcessingException malformed) {
      throw new Malformed(
          "not JSON at column %d: %s",
          malformed.getLocation().getColumnNr(), malformed.getOriginalMessage());
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static String required(JsonNode tree, String member) {
    return optional(tree, member).orElseThrow(() -> new Malformed("\"%s\" is missing", member));
  }

  private static Optional<String> optional(JsonNode tree, String member) {
    JsonNode value = tree.path(member);
    if (value.isMissingNode() || value.isNull()) {
      return Optional.empty();
    }
    if (!value.isTextual()) {
      throw new Malformed("\"%s\" is not a string", member);
    }
    IllegalText.violation(value.textValue())
        .ifPresent(
            fault -> {
              throw new Malformed("\"%s\" %s", member, fault);
            });
    return Optional.of(value.textValue());
  }

  private static String language(JsonNode tree) {
    String tag = optional(tree, "language").orElse(null);
    if (tag != null && !TextLanguage.isTag(tag)) {
      throw new Malformed("\"language\" is \"%s\", not a BCP 47 tag such as en-GB", tag);
    }
    return tag;
  }

  /** The date. Corpora may append a time of day, which is ignored. */
  private static LocalDate date(JsonNode tree) {
    Optional<String> date = optional(tree, "date");
    try {
      return date.map(day -> LocalDate.parse(day.split("[T ]", 2)[0])).orElse(null);
    } catch (DateTimeException malformed) {
      throw new Malformed("\"date\" is \"%s\", not a date such as 2026-11-23", date.orElseThrow());
    }
  }

  /** Thrown for a line without a valid text. The message gives the reason. */
  static final class Malformed extends RuntimeException {
    private static final long serialVersionUID = 1;

    private Malformed(String message, Object... values) {
      super(message.formatted(values));
    }
  }
}
